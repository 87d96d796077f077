using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Patchbay.Flows.Shared;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Finds every variable that a file names: in braces in any text of its prompts and steps, and in the conditions of branches.</summary>
internal static partial class FlowMentions
{
    private const string Condition = "when";

    /// <summary>Finds them all, in the order of the file.</summary>
    /// <param name="root">The file.</param>
    internal static ImmutableArray<FlowMention> Of(YamlMappingNode root)
    {
        var steps = Child(root, "steps") is YamlMappingNode map ? map.Children.SelectMany(step => In(step.Value, FlowMap.TextOf(step.Key))) : [];
        return [.. In(Child(root, "prompts"), null), .. steps];
    }

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.FirstOrDefault(child => FlowMap.TextOf(child.Key) == key).Value;

    private static IEnumerable<FlowMention> In(YamlNode? node, string? step) => node switch
    {
        YamlScalarNode => InText(node, step),
        YamlSequenceNode list => list.Children.SelectMany(child => In(child, step)),
        YamlMappingNode map => map.Children.SelectMany(child => FlowMap.TextOf(child.Key) == Condition ? InCondition(child.Value, step) : In(child.Value, step)),
        _ => [],
    };

    private static IEnumerable<FlowMention> InText(YamlNode node, string? step)
    {
        foreach (Match found in Braces().Matches(FlowMap.TextOf(node) ?? ""))
            yield return new(found.Groups["name"].Value, found.Groups["format"] is { Success: true } format ? format.Value.Trim() : null, PlaceOf(node), step);
    }

    private static IEnumerable<FlowMention> InCondition(YamlNode node, string? step) =>
        ConditionReader.TryRead(FlowMap.TextOf(node) ?? "", out var conditions) ? conditions.Select(one => new FlowMention(one.Variable, null, PlaceOf(node), step)) : [];

    private static FlowPlace PlaceOf(YamlNode node) => new((int)node.Start.Line, (int)node.Start.Column);

    [GeneratedRegex(@"\{(?<name>[^{}:]*)(?::(?<format>[^{}]*))?\}")]
    private static partial Regex Braces();
}
