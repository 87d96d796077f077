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
        _ when QueueFigure.Read(name) is { } figure => ValueOf(figure, flow),
        _ => Data.IsDefault ? "" : Data.FirstOrDefault(one => one.Is(name))?.Value.Value ?? "",
    };

    private string ValueOf(QueueFigure figure, FlowDefinition flow)
    {
        if (LoadOf is not { } of || flow.QueueOf(figure) is not { } queue) return "";
        var load = of(queue);
        return (figure.IsWait ? load.WaitMinutes : load.Waiting + 1)?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A text as a caller hears it: with values, and without the sentences that name a figure of a queue which nobody knows.</summary>
    /// <param name="text">The text: <c>You are number {position}. The wait is about {wait}.</c></param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Language of the text.</param>
    /// <returns>What is said; empty for nothing.</returns>
    internal string FillSaid(string text, FlowRun run, FlowDefinition flow, string language) =>
        Fill(Sentences.Without(text, named => QueueFigure.Read(NameIn(named)) is not null && ValueOf(NameIn(named), run, flow).Length == 0), run, flow, language);

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
    /// <param name="wording">The text: <c>{order:digits}</c>.</param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <returns>Their names; none for other texts.</returns>
    internal ImmutableArray<string> PiecesOf(FlowWording wording, FlowRun run, FlowDefinition flow) =>
        wording.IsValue ? Say(wording.Text[1..^1], run, flow, wording.Language).Pieces : [];

    private Utterance Say(string named, FlowRun run, FlowDefinition flow, string language)
    {
        var (name, prompts) = (NameIn(named), PromptSet.In(language));
        var value = ValueOf(name, run, flow);
        if (name.Length < named.Length) return prompts.Say(named[(name.Length + 1)..].Trim(), value);
        return QueueFigure.Read(name) switch
        {
            null => new(value, []),
            { IsWait: true } => prompts.Say("minutes", value == "0" ? "1" : value),
            _ => prompts.Say("number", value),
        };
    }

    /// <summary>What stands in braces is a name, or a name and a format after a colon.</summary>
    internal static string NameIn(string named) => named.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? named[..colon] : named;
}
