using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Storage.Records;

namespace Patchbay.Storage.Orgs;

/// <summary>
/// Each org in databases of its own: the default one beside the journal, the others in a folder, or in schemas, of their name.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="place">Where PostgreSQL is; null for files.</param>
/// <param name="directory">The default org's numbers.</param>
/// <param name="links">The default org's links.</param>
internal sealed class OrgStores(string folder, PostgresPlace? place, IPhoneDirectory directory, IRecordLinks links) : IOrgStores, IAsyncDisposable
{
    // Opening a file twice would give it two writers; nothing is awaited under it.
    private readonly Lock gate = new();
    private readonly Dictionary<OrgName, OrgStore> open = new() { [OrgName.Default] = new(directory, links) };

    /// <inheritdoc/>
    public OrgStore Open(OrgName org)
    {
        lock (gate)
        {
            if (open.TryGetValue(org, out var known)) return known;
            var store = new OrgStore(OpenDirectory(org), OpenLinks(org));
            open.Add(org, store);
            return store;
        }
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(OrgName org)
    {
        if (org == OrgName.Default) return;
        OrgStore? store;
        lock (gate) open.Remove(org, out store);
        if (store is not null) await CloseAsync(store);
        if (Directory.Exists(FolderOf(org))) Directory.Delete(FolderOf(org), recursive: true);
        if (place is null) return;
        PostgresDatabase.Remove(place, SchemaOf("records", org));
        PostgresDatabase.Remove(place, SchemaOf("directory", org));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        OrgStore[] mine;
        lock (gate)
        {
            mine = [.. open.Where(entry => entry.Key != OrgName.Default).Select(entry => entry.Value)];
            open.Clear();
        }

        foreach (var store in mine) await CloseAsync(store);
    }

    private static async Task CloseAsync(OrgStore store)
    {
        if (store.Directory is IAsyncDisposable numbers) await numbers.DisposeAsync();
        if (store.Links is IAsyncDisposable records) await records.DisposeAsync();
    }

    // A name has hyphens where a schema has underscores, and no underscores of its own.
    private static string SchemaOf(string kind, OrgName org) => SchemaOf(kind, org.Value);

    /// <summary>The schema of one org, without the prefix.</summary>
    /// <param name="kind">What is in it.</param>
    /// <param name="org">The org's name, which is its folder's too.</param>
    internal static string SchemaOf(string kind, string org) => $"{kind}_{org.Replace('-', '_')}";

    private IPhoneDirectory OpenDirectory(OrgName org) => place is null
        ? new SqlitePhoneDirectory(Path.Combine(FolderOf(org), "directory.db"))
        : new PostgresPhoneDirectory(place, SchemaOf("directory", org));

    private RecordLinks OpenLinks(OrgName org) =>
        place is null ? new(Path.Combine(FolderOf(org), "records.db")) : new RecordLinks(place, SchemaOf("records", org));

    private string FolderOf(OrgName org) => Path.Combine(folder, "orgs", org.Value);
}
