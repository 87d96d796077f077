using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Asks the org which fields hold numbers. The answer is kept for an hour, as an admin may add one any day.</summary>
internal sealed class PhoneObjects(SalesforceClient client, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromHours(1);

    // An immutable snapshot, swapped whole; two readers may both ask, which does no harm.
    private Snapshot? known;

    /// <summary>Describes the objects of callers.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Objects that this org has and whose records can have numbers.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async Task<ImmutableArray<PhoneObject>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref known) is { } fresh && time.GetUtcNow() < fresh.Until) return fresh.Objects;
        var objects = ImmutableArray.CreateBuilder<PhoneObject>();
        foreach (var name in PhoneObject.Names)
        {
            if (await DescribeAsync(name, cancellationToken) is { } found) objects.Add(found);
        }

        Volatile.Write(ref known, new(objects.ToImmutable(), time.GetUtcNow() + memory));
        return objects.ToImmutable();
    }

    /// <summary>Forgets what the org described: a query showed that it is no longer true.</summary>
    internal void Forget() => Volatile.Write(ref known, null);

    private async Task<PhoneObject?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Read(name, await client.GetAsync($"sobjects/{name}/describe", cancellationToken));
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Not every edition has every object, nor may our user see it: the directory does without.
            return null;
        }
    }

    private PhoneObject? Read(string name, JsonElement describe)
    {
        var fields = describe.Related("fields");
        if (fields.ValueKind is not JsonValueKind.Array) return null;
        var all = fields.EnumerateArray().Select(f => (Name: f.Text("name") ?? "", Type: f.Text("type") ?? "")).ToArray();
        var present = all.Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = options.Value.PhoneFields.Where(f => f.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)).Select(f => f[(name.Length + 1)..]);
        ImmutableArray<string> phones =
        [
            // Nobody calls from a fax machine.
            .. all.Where(f => f.Type == "phone" && !f.Name.EndsWith("Fax", StringComparison.Ordinal)).Select(f => f.Name)
                .Concat(wanted.Where(present.Contains)).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var (always, perhaps) = PhoneObject.FieldsOf(name);
        return phones.Length == 0 ? null : new(name, phones, [.. always, .. perhaps.Where(present.Contains)]);
    }

    private sealed record Snapshot(ImmutableArray<PhoneObject> Objects, DateTimeOffset Until);
}
