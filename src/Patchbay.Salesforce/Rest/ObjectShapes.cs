using System.Collections.Concurrent;
using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>A field as the org describes it.</summary>
/// <param name="Name">API name.</param>
/// <param name="Type">Its type: <c>string</c>, <c>reference</c>, <c>boolean</c>.</param>
/// <param name="IsCreateable">True when our user may set it on a new record.</param>
/// <param name="IsUpdateable">True when our user may change it.</param>
/// <param name="IsKey">True when it is a unique external id.</param>
/// <param name="Length">Most characters; 0 for a field that holds no text.</param>
/// <param name="Choices">The values of a picklist; null for other fields.</param>
/// <param name="RefersTo">The objects that a reference may name; empty for other fields.</param>
internal sealed record FieldShape(
    string Name, string Type, bool IsCreateable, bool IsUpdateable, bool IsKey, int Length, PicklistShape? Choices, IReadOnlyList<string> RefersTo);

/// <summary>What a picklist takes.</summary>
/// <param name="IsRestricted">True when it takes nothing else.</param>
/// <param name="TakesSeveral">True when several values may stand in it, with <c>;</c> between them.</param>
/// <param name="Values">Its active values.</param>
internal sealed record PicklistShape(bool IsRestricted, bool TakesSeveral, IReadOnlyList<string> Values);

/// <summary>An object as the org describes it to our user.</summary>
/// <param name="Name">API name.</param>
/// <param name="Fields">The fields that our user sees, by name.</param>
internal sealed record ObjectShape(string Name, IReadOnlyDictionary<string, FieldShape> Fields);

/// <summary>Asks the org what its objects look like, and remembers it for some minutes.</summary>
internal sealed class ObjectShapes(SalesforceClient client, TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (ObjectShape? Shape, DateTimeOffset Until)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Describes an object.</summary>
    /// <param name="name">API name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The object; null when there is none, or our user does not see it.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task<ObjectShape?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(name, out var found) && found.Until > time.GetUtcNow()) return found.Shape;
        ObjectShape? shape;
        try
        {
            shape = Read(await client.GetAsync($"sobjects/{Uri.EscapeDataString(name)}/describe", cancellationToken));
        }
        catch (SalesforceFault fault) when (fault.Status is 404 or 400)
        {
            shape = null;
        }

        known[name] = (shape, time.GetUtcNow() + memory);
        return shape;
    }

    /// <summary>Asks anew from now on: somebody says that the org was changed.</summary>
    internal void Forget() => known.Clear();

    /// <summary>Names all objects that our user sees.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        (await client.GetAsync("sobjects", cancellationToken)).Related("sobjects") is { ValueKind: JsonValueKind.Array } all
            ? [.. all.EnumerateArray().Select(o => o.Text("name")).OfType<string>()]
            : [];

    private static ObjectShape? Read(JsonElement describe) =>
        describe.Text("name") is { } name && describe.Related("fields") is { ValueKind: JsonValueKind.Array } fields
            ? new(name, fields.EnumerateArray().Select(ReadField).ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase))
            : null;

    private static FieldShape ReadField(JsonElement field) => new(
        field.Text("name") ?? "", field.Text("type") ?? "", field.Flag("createable"), field.Flag("updateable"), field.Flag("externalId") && field.Flag("unique"),
        field.TryGetProperty("length", out var length) && length.TryGetInt32(out var most) ? most : 0, ReadChoices(field), ReadTargets(field));

    private static IReadOnlyList<string> ReadTargets(JsonElement field) =>
        field.Related("referenceTo") is { ValueKind: JsonValueKind.Array } names ? [.. names.EnumerateArray().Select(name => name.GetString()).OfType<string>()] : [];

    private static PicklistShape? ReadChoices(JsonElement field) =>
        field.Text("type") is "picklist" or "multipicklist" && field.Related("picklistValues") is { ValueKind: JsonValueKind.Array } values
            ? new(field.Flag("restrictedPicklist"), field.Text("type") == "multipicklist", [.. values.EnumerateArray().Where(v => v.Flag("active")).Select(v => v.Text("value")).OfType<string>()])
            : null;
}
