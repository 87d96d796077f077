using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>Pausing the recording of a call. A pause that is forgotten ends by itself.</content>
internal sealed partial class Decider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private static Result<ExchangeEvent[]> Pause(CallState call, PauseRecording c, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(c.Reason) || c.Reason.Length > PauseRecording.LongestReason) return Refusals.PauseReasonMissing;
        if (c.Agent is { } agent && !IsWithCustomer(call, agent)) return Refusals.NotYourCall;
        if (call is not { Phase: CallPhase.Connected, Records: true, RecordingOpen: true }) return Refusals.NotRecorded;
        return call.KeptAgainAt is not null ? Nothing : One(new RecordingPaused(now, call.Id, c.Agent, c.Reason, now + LongestPause));
    }

    private static Result<ExchangeEvent[]> Resume(CallState call, ResumeRecording c, DateTimeOffset now)
    {
        if (c.Agent is { } agent && !IsWithCustomer(call, agent)) return Refusals.NotYourCall;
        return call is { IsLive: true, KeptAgainAt: not null } ? One(new RecordingResumed(now, call.Id, c.Agent)) : Nothing;
    }

    private static bool IsWithCustomer(CallState call, AgentId agent) =>
        (call.Agent == agent && call.Phase is not CallPhase.Offered) || call.PartyOf(agent) is { Apart: false };
}
