using System.Collections.Immutable;
using Patchbay.Core.Flows;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>
/// Reads what a flow says. A single word names a prompt: one of the file's own, or a recording. Anything longer is the text itself. A list
/// is said in its order.
/// </summary>
/// <param name="language">The flow's language.</param>
/// <param name="notes">What is wrong.</param>
internal sealed class PromptReader(string language, FlowNotes notes)
{
    private readonly Dictionary<string, FlowPhrase> known = [];

    internal IReadOnlySet<string> Names => known.Keys.ToHashSet();

    /// <summary>Reads the file's own prompts.</summary>
    internal void Learn(FlowMap? prompts)
    {
        if (prompts is null) return;
        foreach (var (key, name, value) in prompts.Entries())
        {
            if (!IsName(name)) notes.Error("bad-name", key, $"A prompt is named in lower-case letters, digits and dashes, not \"{name}\".");
            known[name] = new(name, Wordings(name, value));
        }
    }

    internal FlowPrompt Read(YamlNode? node) => node switch
    {
        null => FlowPrompt.Nothing,
        YamlSequenceNode list => new([.. list.Children.Select(Phrase).OfType<FlowPhrase>()]),
        _ => Phrase(node) is { } phrase ? new([phrase]) : FlowPrompt.Nothing,
    };

    private FlowPhrase? Phrase(YamlNode node)
    {
        if (node is YamlMappingNode) return new(null, Wordings("text", node));
        if (FlowMap.TextOf(node) is not { } text)
        {
            notes.Error("not-a-prompt", node, "A prompt is a text, the name of a prompt, or a list of these.");
            return null;
        }

        if (text.Length == 0) return null;
        if (!IsName(text)) return new(null, [new(language, text)]);
        return known.GetValueOrDefault(text) ?? new FlowPhrase(text, []);
    }

    private ImmutableArray<FlowWording> Wordings(string name, YamlNode value)
    {
        if (FlowMap.TextOf(value) is { } text) return [new(language, text)];
        if (FlowMap.Of(value, $"the prompt \"{name}\"", notes) is not { } map) return [];
        return [.. map.Entries().Select(entry => new FlowWording(entry.Name, map.Scalar(entry.Value, entry.Name)))];
    }

    internal static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
