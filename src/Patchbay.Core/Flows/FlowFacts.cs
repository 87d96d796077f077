using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Spoken;

namespace Patchbay.Core.Flows;

/// <summary>What is known of a caller without asking: variables that every flow has.</summary>
/// <param name="Caller">The caller's number; empty when withheld.</param>
/// <param name="CallerName">The name that came with it.</param>
/// <param name="Called">The number that was dialled.</param>
/// <param name="Data">What came with the call or was set on it by others; default for nothing.</param>
public sealed record FlowFacts(string Caller, string CallerName, string Called, ImmutableArray<CallVariable> Data = default)
{
    /// <summary>True while the emergency switch of the flow is on.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Name or address of the trunk that the call came over; empty when nobody knows.</summary>
    public string Trunk { get; init; } = "";

    /// <summary>How many messages were begun in the call.</summary>
    public int Messages { get; init; }

    /// <summary>Where the caller would stand in the flow's default queue, or stands there; null when nobody knows.</summary>
    public int? Position { get; init; }

    /// <summary>The wait to expect there, in whole minutes; null when nobody knows.</summary>
    public int? WaitMinutes { get; init; }

    /// <summary>Tells how a queue does; null when nobody knows.</summary>
    internal Func<QueueId, QueueLoad>? LoadOf { get; init; }

    /// <summary>Who the caller may be, best first; default until looked up.</summary>
    public ImmutableArray<CallerMatch> Matches { get; init; }

    /// <summary>The variables that are always there.</summary>
    public static IReadOnlyList<string> Names { get; } = ["caller", "caller-name", "called", "trunk", "language", "position", "wait"];

    /// <summary>Takes the facts from a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its facts.</returns>
    public static FlowFacts Of(CallState call) =>
        new(call.Number.Value ?? "", call.CallerName.Value ?? "", call.Dnis, call.Data) { Messages = call.Messages, Matches = call.Matches, Trunk = call.Trunk ?? "" };

    /// <summary>Takes the facts from a call that arrives.</summary>
    /// <param name="call">The arrival.</param>
    /// <returns>Its facts.</returns>
    public static FlowFacts Of(CallArrived call) => new(call.Ani.Value ?? "", call.CallerName.Value ?? "", call.Dnis, call.Data) { Trunk = call.Trunk ?? "" };

    /// <summary>The value of a variable.</summary>
    /// <param name="name">Which.</param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <returns>The value; empty when there is none.</returns>
    public string ValueOf(string name, FlowRun run, FlowDefinition flow) => run.ValueOf(name) ?? name switch
    {
        "caller" => Caller,
        "caller-name" => CallerName,
        "called" => Called,
        "trunk" => Trunk,
        "language" => flow.Language,
        "position" => Position?.ToString(CultureInfo.InvariantCulture) ?? "",
        "wait" => WaitMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => Data.IsDefault ? "" : Data.FirstOrDefault(one => one.Is(name))?.Value.Value ?? "",
    };

    /// <summary>Puts values where a text names variables in braces, with a format of the prompt set where one is named.</summary>
    /// <param name="text">The text: <c>You called {called}, on {day:date}.</c></param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Language of the text; null for the flow's.</param>
    /// <returns>The text with values.</returns>
    public string Fill(string text, FlowRun run, FlowDefinition flow, string? language = null)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var filled = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (close > 0) filled.Append(Say(text[(i + 1)..close], run, flow, language ?? flow.Language).Text);
            else filled.Append(text[i]);
            i = close > 0 ? close + 1 : i + 1;
        }

        return filled.ToString();
    }

    /// <summary>The recordings that say a text which is a variable in a format and nothing else.</summary>
    /// <param name="text">The text: <c>{order:digits}</c>.</param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Language of the text.</param>
    /// <returns>Their names; none for other texts.</returns>
    internal ImmutableArray<string> PiecesOf(string text, FlowRun run, FlowDefinition flow, string language) =>
        text is ['{', .., '}'] && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1 ? Say(text[1..^1], run, flow, language).Pieces : [];

    private Utterance Say(string named, FlowRun run, FlowDefinition flow, string language)
    {
        var colon = named.IndexOf(':', StringComparison.Ordinal);
        var value = ValueOf(colon < 0 ? named : named[..colon], run, flow);
        return (colon < 0 ? named : named[(colon + 1)..]) switch
        {
            "position" => PromptSet.In(language).Say("number", value),
            "wait" => PromptSet.In(language).Say("minutes", value == "0" ? "1" : value),
            _ when colon < 0 => new(value, []),
            var format => PromptSet.In(language).Say(format.Trim(), value),
        };
    }
}
