using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Flows.Reading;

namespace Patchbay.Flows.Trials;

/// <summary>What callers do in a trial, and those whom the flow waits for; read from words.</summary>
internal static class TrialDeed
{
    private const string Keys = "0123456789*#";
    private const string Waits = "waits";
    private const string Early = "early ";
    private const string Finds = "finds ";
    private const string NobodyRings = "nobody is rung who could do that";

    /// <summary>Reads a deed.</summary>
    /// <param name="deed">Its words.</param>
    /// <returns>What does it, and tells why it could not be done; null when the words are no deed.</returns>
    internal static Func<TrialCall, string?>? TryRead(string deed)
    {
        if (deed.Length > 0 && deed.All(key => Keys.Contains(key, StringComparison.Ordinal))) return call => Press(call, deed);
        if (IsEarly(deed)) return call => PressEarly(call, deed, deed[Early.Length..].Trim());
        if (deed.StartsWith(Waits + " ", StringComparison.Ordinal) && FlowDuration.TryRead(deed[Waits.Length..].Trim(), out var time)) return Done(call => call.Wait(time));
        if (deed.StartsWith(Finds, StringComparison.Ordinal)) return call => Answer(call, deed, deed[Finds.Length..].Trim());
        return deed switch
        {
            Waits => Done(call => call.Wait()),
            "hangs up" => Done(call => call.Do(new ReportLegEnded(call.State!.CustomerLeg.Id, EndCause.CustomerHungUp, null))),
            "answers" => Answers,
            "is busy" => call => PartyEnds(call, EndCause.Busy),
            "declines" => call => PartyEnds(call, EndCause.Rejected),
            "agent answers" => call => call.AgentAnswers() ? null : "no caller waits in a queue for an agent",
            "agent hangs up" => AgentHangsUp,
            _ => null,
        };
    }

    /// <summary>Tells whether somebody does it while the flow speaks.</summary>
    internal static bool IsEarly(string deed) =>
        deed.StartsWith(Early, StringComparison.Ordinal) && deed[Early.Length..].Trim() is { Length: > 0 } keys && keys.All(key => Keys.Contains(key, StringComparison.Ordinal));

    private static string? PressEarly(TrialCall call, string deed, string keys) =>
        call.EndsAtKey ? Press(call, keys) : $"nothing was said that a key ends when it was time for \"{deed}\"";

    private static string? Answers(TrialCall call)
    {
        if (call.State!.Invitation is not { } asked) return NobodyRings;
        if (asked is { Agent: { } agent, Offer: { } offer }) call.Do(new AcceptOffer(offer, agent));
        else call.Do(new ReportLegAnswered(asked.Leg!.Value, PersonalText.Of("trial")));
        return null;
    }

    private static string? PartyEnds(TrialCall call, EndCause cause)
    {
        if (call.State!.Invitation is not { } asked) return NobodyRings;
        if (asked is { Agent: { } agent, Offer: { } offer }) call.Do(new DeclineOffer(offer, agent));
        else call.Do(new ReportLegEnded(asked.Leg!.Value, cause, null));
        return null;
    }

    private static string? AgentHangsUp(TrialCall call)
    {
        if (call.State is not { Phase: CallPhase.Connected } state) return "nobody talks with the caller";
        if (state.Agent is { } agent) call.Do(new HangUpCall(TrialCall.Call, agent));
        else call.Do(new ReportLegEnded(state.Forward!.Value, EndCause.CustomerHungUp, null));
        return null;
    }

    private static Func<TrialCall, string?> Done(Action<TrialCall> act) => call =>
    {
        act(call);
        return null;
    };

    private static string? Press(TrialCall call, string keys)
    {
        foreach (var key in keys) call.Do(new ReportDigit(call.State!.CustomerLeg.Id, key));
        return null;
    }

    /// <summary>Salesforce answers: <c>nothing</c>, <c>several</c>, or fields as conditions are written.</summary>
    private static string? Answer(TrialCall call, string deed, string what)
    {
        if (call.Run is not { Waits: FlowWait.Answer } run) return $"nobody asked Salesforce before \"{deed}\"";
        var outcome = what switch { "nothing" => LookupOutcome.None, "several" => LookupOutcome.Several, _ => LookupOutcome.Found };
        var values = ImmutableArray<CallVariable>.Empty;
        if (outcome is LookupOutcome.Found)
        {
            if (!ConditionReader.TryRead(what, out var fields) || fields.Any(field => field.Test is not FlowTest.Is))
                return $"\"{deed}\" is no record; write finds Rating is Gold and Name is Acme, finds nothing or finds several";
            values = [.. fields.Select(field => new CallVariable(field.Variable, PersonalText.Of(field.Value)))];
        }

        call.Do(new AnswerLookup(TrialCall.Call, run.Lookups, outcome, values));
        return null;
    }
}
