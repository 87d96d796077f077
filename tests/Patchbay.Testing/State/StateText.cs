using System.Text;
using Patchbay.Core.Exchange;

namespace Patchbay.Testing.State;

/// <summary>Prints the whole state of a site, so that two states can be compared and a difference be read.</summary>
public static class StateText
{
    /// <summary>Prints a state: one line for the site, each queue, agent, call and timer, in a fixed order.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Equal states give equal texts. What is only to be routed again is left out, as in a snapshot.</returns>
    public static string Describe(ExchangeState state)
    {
        var text = new StringBuilder();
        text.Append("site ").Append(state.Sequence).Append(' ').AppendLine(CanonicalText.Of(state.Now));
        text.AppendLine(CanonicalText.Of(state.Settings));
        foreach (var entry in state.EntryPoints.OrderBy(e => e.Key, StringComparer.Ordinal)) text.AppendLine(CanonicalText.Of(entry.Value));
        foreach (var queue in state.Queues.Values.OrderBy(q => q.Id.Value)) text.AppendLine(CanonicalText.Of(queue));
        foreach (var agent in state.Agents.Values.OrderBy(a => a.Id)) text.AppendLine(CanonicalText.Of(agent));
        foreach (var call in state.Calls.Values.OrderBy(c => c.Id)) text.AppendLine(CanonicalText.Of(call));
        foreach (var lost in state.LostCallbacks) text.AppendLine(CanonicalText.Of(lost));
        foreach (var talk in state.LastTalks.All) text.AppendLine(CanonicalText.Of(talk));
        foreach (var message in state.Messages.Values) text.AppendLine(CanonicalText.Of(message));
        foreach (var (due, key) in state.Timers.InOrder) text.AppendLine(CanonicalText.Of(due) + " " + CanonicalText.Of(key));
        return text.ToString();
    }
}
