using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>One mapping of the file. It notes which of its keys were asked for, so that a misspelt one is found.</summary>
/// <param name="node">The mapping.</param>
/// <param name="what">What it describes, for messages: <c>the step "main"</c>.</param>
/// <param name="notes">What is wrong.</param>
internal sealed class FlowMap(YamlMappingNode node, string what, FlowNotes notes)
{
    private readonly List<string> asked = [];

    internal YamlMappingNode Node => node;

    internal string What => what;

    internal YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.FirstOrDefault(child => TextOf(child.Key) == key).Value;
    }

    /// <summary>A text that must be there.</summary>
    internal string Text(string key)
    {
        if (Find(key) is { } found) return Scalar(found, key);
        notes.Error("missing", node, $"{Capital(what)} needs \"{key}\".");
        return "";
    }

    /// <summary>A text that may be left out.</summary>
    internal string? OptionalText(string key) => Find(key) is { } found ? Scalar(found, key) : null;

    internal bool Flag(string key, bool standard)
    {
        if (Find(key) is not { } found) return standard;
        if (TextOf(found) is "true" or "yes") return true;
        if (TextOf(found) is not ("false" or "no")) notes.Error("not-a-switch", found, $"\"{key}\" is true or false.");
        return false;
    }

    internal int Number(string key, int standard, int least, int most)
    {
        if (Find(key) is not { } found) return standard;
        if (int.TryParse(TextOf(found), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        notes.Error("not-a-number", found, $"\"{key}\" is a whole number from {least} to {most}.");
        return standard;
    }

    internal TimeSpan? Duration(string key, TimeSpan least, TimeSpan most)
    {
        if (Find(key) is not { } found) return null;
        if (FlowDuration.TryRead(TextOf(found), out var duration) && duration >= least && duration <= most) return duration;
        notes.Error("not-a-time", found, $"\"{key}\" is a time from {FlowDuration.Write(least)} to {FlowDuration.Write(most)}, such as 5s, 2m or 1h.");
        return null;
    }

    internal FlowMap? Map(string key, string described) => Find(key) is { } found ? Of(found, described, notes) : null;

    internal IEnumerable<(YamlNode Key, string Name, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            asked.Add(TextOf(key) ?? "");
            yield return (key, TextOf(key) ?? "", value);
        }
    }

    /// <summary>Tells of keys that nobody asked for.</summary>
    internal void RefuseOthers()
    {
        foreach (var key in node.Children.Keys.Where(key => !asked.Contains(TextOf(key) ?? "")))
            notes.Error("unknown-key", key, $"{Capital(what)} has no \"{TextOf(key)}\"; it may have {string.Join(", ", asked.Distinct())}.");
    }

    internal string Scalar(YamlNode found, string key)
    {
        if (TextOf(found) is { } text) return text;
        notes.Error("not-a-text", found, $"\"{key}\" is a single text.");
        return "";
    }

    internal static FlowMap? Of(YamlNode found, string described, FlowNotes notes)
    {
        if (found is YamlMappingNode mapping) return new(mapping, described, notes);
        notes.Error("not-a-mapping", found, $"{Capital(described)} is written as lines of \"name: value\".");
        return null;
    }

    internal static string? TextOf(YamlNode found) => found is YamlScalarNode { Value: { } value } ? value.Trim() : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
