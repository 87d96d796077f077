using System.Collections.Immutable;
using System.Text;
using Patchbay.Core.Calls;

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

    /// <summary>How many messages were begun in the call.</summary>
    public int Messages { get; init; }

    /// <summary>The variables that are always there.</summary>
    public static IReadOnlyList<string> Names { get; } = ["caller", "caller-name", "called", "language"];

    /// <summary>Takes the facts from a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its facts.</returns>
    public static FlowFacts Of(CallState call) =>
        new(call.Number.Value ?? "", call.CallerName.Value ?? "", call.Dnis, call.Data) { Messages = call.Messages };

    /// <summary>Takes the facts from a call that arrives.</summary>
    /// <param name="call">The arrival.</param>
    /// <returns>Its facts.</returns>
    public static FlowFacts Of(CallArrived call) => new(call.Ani.Value ?? "", call.CallerName.Value ?? "", call.Dnis, call.Data);

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
        "language" => flow.Language,
        _ => Data.IsDefault ? "" : Data.FirstOrDefault(one => one.Is(name))?.Value.Value ?? "",
    };

    /// <summary>Puts values where a text names variables in braces.</summary>
    /// <param name="text">The text: <c>You called {called}.</c></param>
    /// <param name="run">The caller's run.</param>
    /// <param name="flow">The flow.</param>
    /// <returns>The text with values.</returns>
    public string Fill(string text, FlowRun run, FlowDefinition flow)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var filled = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (close > 0) filled.Append(ValueOf(text[(i + 1)..close], run, flow));
            else filled.Append(text[i]);
            i = close > 0 ? close + 1 : i + 1;
        }

        return filled.ToString();
    }
}
