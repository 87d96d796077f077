using System.Text.Json;
using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg.Control;

/// <summary>Reads a document of troubles, and says in words what is wrong with it.</summary>
internal static class TroubleDoor
{
    private static readonly string[] names = [.. ControlJson.Default.OrgTroubles.Properties.Select(property => property.Name)];
    private static readonly string[] faults = Enum.GetNames<Fault>();
    private static readonly string[] mayBeNull = ["searchLagSeconds", "package", "happened"];

    /// <summary>Reads it.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The troubles, or what is wrong, in a sentence.</returns>
    internal static async Task<(OrgTroubles? Troubles, string? Problem)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return (null, "Troubles are a JSON object; an empty one heals the org.");
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!names.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) return (null, $"There is no trouble {property.Name}. Nearest: {Nearest(property.Name, names)}.");
                if (string.Equals(property.Name, nameof(OrgTroubles.Plan), StringComparison.OrdinalIgnoreCase) && PlanProblem(property.Value) is { } odd) return (null, odd);
                if (property.Value.ValueKind is JsonValueKind.Null && !mayBeNull.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                    return (null, $"{property.Name} cannot be null; leave it out to have it well.");
            }

            return (document.RootElement.Deserialize(ControlJson.Default.OrgTroubles), null);
        }
        catch (JsonException wrong)
        {
            return (null, wrong.Path is { Length: > 2 } path
                ? $"{path[2..]} is not understood: it has another form, or a name in it means nothing. docs/demo-org.md shows each trouble."
                : $"This is no JSON: line {wrong.LineNumber + 1}, place {wrong.BytePositionInLine + 1}.");
        }
    }

    /// <summary>A fault of which there is none, in the chances or the script of a plan.</summary>
    private static string? PlanProblem(JsonElement plan)
    {
        if (plan.ValueKind is not JsonValueKind.Object) return null;
        var chances = Part(plan, nameof(FaultPlan.Chances)) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject().Select(chance => chance.Name) : [];
        var steps = Part(plan, nameof(FaultPlan.Script)) is { ValueKind: JsonValueKind.Array } script
            ? script.EnumerateArray().Select(step => step.ValueKind is JsonValueKind.Object ? Part(step, nameof(FaultStep.Fault)) : null)
                .Where(fault => fault is { ValueKind: JsonValueKind.String }).Select(fault => fault!.Value.GetString()!)
            : [];
        return chances.Concat(steps).FirstOrDefault(name => !faults.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? $"There is no fault {unknown}. Nearest: {Nearest(unknown, faults)}."
            : null;
    }

    private static JsonElement? Part(JsonElement whole, string name) =>
        whole.EnumerateObject().Where(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase)).Select(part => (JsonElement?)part.Value).FirstOrDefault();

    private static string Nearest(string wanted, string[] names) => names.MinBy(name => Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant()))!;

    /// <summary>Letters to change, add or take away (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
