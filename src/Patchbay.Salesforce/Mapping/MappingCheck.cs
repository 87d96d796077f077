using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Mapping;

/// <summary>Compares a mapping with what the org has, so that a mistake is told to whoever makes it, and not to the night shift.</summary>
internal sealed class MappingCheck(ObjectShapes shapes)
{
    private const string Task = "Task";

    /// <summary>Checks one.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is wrong, a sentence each; none when nothing is.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async Task<IReadOnlyList<string>> FindProblemsAsync(CallMapping mapping, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (mapping.Task.Count > 0) await CheckFieldsAsync(Task, mapping.Task, problems, cancellationToken);
        if (mapping.Companion is { } companion) await CheckCompanionAsync(companion, problems, cancellationToken);
        return problems;
    }

    /// <summary>Finds what is taken, and may not be meant: fields that are too short for what can be mapped to them, values that a picklist does not list.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A sentence for each.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async Task<IReadOnlyList<string>> FindDoubtsAsync(CallMapping mapping, CancellationToken cancellationToken)
    {
        var all = mapping.Task.Select(rule => (Object: Task, Rule: rule)).Concat(mapping.Companion?.Fields.Select(rule => (mapping.Companion.ObjectName, rule)) ?? []);
        var words = new List<string>();
        foreach (var (objectName, rule) in all)
        {
            if (await shapes.FindAsync(objectName, cancellationToken) is not { } shape || !shape.Fields.TryGetValue(rule.Field, out var field)) continue;
            if (field.Length > 0 && ValueLength.Of(rule.Value) is var most && most > field.Length)
                words.Add($"{shape.Name}.{field.Name} takes {field.Length} characters; what is mapped to it can have {most}, and is cut.");
            if (FieldFit.Doubt(shape, field, rule) is { } doubt) words.Add(doubt);
        }

        return words;
    }

    /// <summary>Checks names of fields.</summary>
    /// <param name="objectName">Of which object.</param>
    /// <param name="fields">The names.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<IReadOnlyList<string>> FindMissingAsync(string objectName, IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        if (await shapes.FindAsync(objectName, cancellationToken) is not { } shape) return [await MissingAsync(objectName, cancellationToken)];
        return [.. fields.Where(f => !shape.Fields.ContainsKey(f)).Select(f => Missing(shape, f))];
    }

    private async Task CheckCompanionAsync(CompanionRule companion, List<string> problems, CancellationToken cancellationToken)
    {
        if (companion.ObjectName == Task)
        {
            problems.Add("The companion must be another object than Task.");
            return;
        }

        if (await CheckFieldsAsync(companion.ObjectName, companion.Fields, problems, cancellationToken) is not { } shape) return;
        if (!shape.Fields.TryGetValue(companion.Key, out var key)) problems.Add(Missing(shape, companion.Key));
        else if (!key.IsKey) problems.Add($"{shape.Name}.{key.Name} must be marked External ID and Unique, or a call may stand there twice.");
        if (companion.Fields.Any(f => string.Equals(f.Field, companion.Key, StringComparison.OrdinalIgnoreCase)))
            problems.Add($"{companion.Key} is the key: it holds the interaction's id and cannot be mapped.");
    }

    private async Task<ObjectShape?> CheckFieldsAsync(string objectName, IReadOnlyList<FieldRule> rules, List<string> problems, CancellationToken cancellationToken)
    {
        if (await shapes.FindAsync(objectName, cancellationToken) is not { } shape)
        {
            problems.Add(await MissingAsync(objectName, cancellationToken));
            return null;
        }

        foreach (var rule in rules)
        {
            if (!shape.Fields.TryGetValue(rule.Field, out var field)) problems.Add(Missing(shape, rule.Field));
            else if (FieldFit.Problem(shape, field, rule) is { } problem) problems.Add(problem);
        }

        return shape;
    }

    private async Task<string> MissingAsync(string objectName, CancellationToken cancellationToken) =>
        $"The org has no object {objectName}, or Patchbay's user does not see it.{NearestNames.Words(objectName, await shapes.NamesAsync(cancellationToken))}";

    private static string Missing(ObjectShape shape, string field) =>
        $"{shape.Name} has no field {field}, or Patchbay's user does not see it.{NearestNames.Words(field, shape.Fields.Keys)}";
}
