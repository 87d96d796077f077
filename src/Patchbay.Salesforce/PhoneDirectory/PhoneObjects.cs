using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Asks the org which fields hold numbers. The answer is kept for an hour, as an admin may add one any day.</summary>
internal sealed class PhoneObjects(SalesforceClient client, IWantedFields rules, ApiBudget budget, TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromHours(1);

    /// <summary>What a case says of its contact's numbers stands in the contact.</summary>
    private static readonly string[] copies = ["ContactPhone", "ContactMobile", "ContactFax"];

    // An immutable snapshot, swapped whole; two readers may both ask, which does no harm.
    private Snapshot? known;

    /// <summary>What rules need to know of records now.</summary>
    internal WantedFields Wanted => rules.Wanted;

    /// <summary>Describes the objects of callers.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Objects that this org has and that have something for the directory.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal Task<ImmutableArray<PhoneObject>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(isPatient: false, cancellationToken);

    /// <summary>Describes the objects of callers.</summary>
    /// <param name="isPatient">True to leave the calls of this minute to those who cannot wait.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>As above.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task<ImmutableArray<PhoneObject>> ReadAsync(bool isPatient, CancellationToken cancellationToken)
    {
        var wanted = rules.Wanted;
        if (Volatile.Read(ref known) is { } fresh && time.GetUtcNow() < fresh.Until && fresh.Wanted == wanted) return fresh.Objects;
        var objects = ImmutableArray.CreateBuilder<PhoneObject>();
        foreach (var name in PhoneObject.Names.Union(wanted.Objects, StringComparer.OrdinalIgnoreCase))
        {
            if (isPatient) await budget.WaitForSpareAsync(cancellationToken);
            if (await DescribeAsync(name, wanted, cancellationToken) is { } found) objects.Add(found);
        }

        Volatile.Write(ref known, new(objects.ToImmutable(), wanted, time.GetUtcNow() + memory));
        return objects.ToImmutable();
    }

    /// <summary>Forgets what the org described: a query showed that it is no longer true.</summary>
    internal void Forget() => Volatile.Write(ref known, null);

    private async Task<PhoneObject?> DescribeAsync(string name, WantedFields wanted, CancellationToken cancellationToken)
    {
        try
        {
            return Read(name, wanted, await client.GetAsync($"sobjects/{name}/describe", cancellationToken));
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Not every edition has every object, nor may our user see it: the directory does without.
            return null;
        }
    }

    private static PhoneObject? Read(string name, WantedFields wanted, JsonElement describe)
    {
        var fields = describe.Related("fields");
        if (fields.ValueKind is not JsonValueKind.Array) return null;
        var all = fields.EnumerateArray().Select(f => (Name: f.Text("name") ?? "", Type: f.Text("type") ?? "", IsName: f.Flag("nameField"))).ToArray();
        var present = all.Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<string> phones =
        [
            // Nobody calls from a fax machine.
            .. all.Where(f => f.Type == "phone" && !f.Name.EndsWith("Fax", StringComparison.Ordinal) && !(name == "Case" && copies.Contains(f.Name)))
                .Select(f => f.Name)
                .Concat(AsWritten(WantedFields.Of(name, wanted.Phones), present)).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var (always, perhaps) = PhoneObject.FieldsOf(name);
        // A custom object or one without a name is called by its id.
        var nameField = all.FirstOrDefault(f => f.IsName).Name ?? (present.Contains("Name") ? "Name" : "Id");
        ImmutableArray<string> others = [.. always.Where(f => f.Contains('.') || present.Contains(f)), nameField, .. perhaps.Where(present.Contains)];
        var found = new PhoneObject(name, phones, [.. others.Distinct(StringComparer.OrdinalIgnoreCase)])
        {
            NameField = nameField,
            KeyFields = AsWritten(WantedFields.Of(name, wanted.Keys), present),
            FactFields = AsWritten(WantedFields.Of(name, wanted.Facts), present),
        };
        return found.HasEntries || found.IsBusiness ? found : null;
    }

    /// <summary>Fields that the org has, each once and as the org writes it: rows are read by its names, and a rule may write them in other letters.</summary>
    private static ImmutableArray<string> AsWritten(IEnumerable<string> wanted, HashSet<string> present) =>
        [.. wanted.Select(field => present.TryGetValue(field, out var written) ? written : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    private sealed record Snapshot(ImmutableArray<PhoneObject> Objects, WantedFields Wanted, DateTimeOffset Until);
}
