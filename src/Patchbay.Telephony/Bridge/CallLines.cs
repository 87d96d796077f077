using System.Text.Json;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>The legs of one call. Touched by the switchboard's owner loop only.</summary>
/// <param name="call">Which call.</param>
/// <param name="site">What legs need from the switchboard.</param>
/// <param name="browsers">The connected browsers.</param>
/// <param name="prompts">What is played.</param>
/// <param name="shelf">Where recordings go.</param>
/// <param name="whenEmpty">Called when the last thing that was waited for has come.</param>
internal sealed class CallLines(
    InteractionId call, BridgeSite site, Browsers browsers, PromptShelf prompts, RecordingShelf shelf, Action<CallLines> whenEmpty)
{
    private readonly Dictionary<LegId, BridgeLeg> legs = [];
    private readonly Dictionary<MessageId, MessageTape> messages = [];
    private CallTape? tape;
    private CallPlan? plan;

    internal InteractionId Call => call;

    internal bool HasLegs => legs.Count > 0;

    internal bool IsEmpty => !HasLegs && tape is not { IsRunning: true } && messages.Values.All(message => !message.IsRunning);

    private CallTape Tape => tape ??= new(call, site, shelf, () => whenEmpty(this));

    internal void Add(BridgeLeg leg) => legs[leg.Id] = leg;

    internal void Remove(BridgeLeg leg) => legs.Remove(leg.Id);

    /// <summary>True when an agent's browser carries one of the legs.</summary>
    internal bool Has(AgentId agent) => legs.Values.Any(leg => leg is AgentLeg a && a.Agent == agent);

    internal void Apply(CallPlan newest)
    {
        plan = newest;
        foreach (var gone in legs.Values.Where(leg => newest.Legs.All(p => p.Leg != leg.Id)).ToList()) Drop(gone);
        foreach (var leg in newest.Legs) (Find(leg, newest.Caller) is { } known ? known : null)?.Apply(leg);
        Connect();
        Tape.Apply(newest, MediaOf);
        ApplyMessages(newest);
    }

    private void ApplyMessages(CallPlan newest)
    {
        if (newest.Messages.IsDefaultOrEmpty) return;
        foreach (var message in newest.Messages)
        {
            if (!messages.TryGetValue(message.Message, out var known))
                messages[message.Message] = known = new(message.Message, site, shelf, () => whenEmpty(this));
            known.Apply(message, MediaOf);
        }
    }

    /// <summary>Drops all legs: the exchange knows nothing of the call any more.</summary>
    internal void Close()
    {
        foreach (var leg in legs.Values.ToList()) Drop(leg);
    }

    /// <summary>Connects the legs anew, after a browser came or went.</summary>
    internal void Reconnect()
    {
        if (plan is null) return;
        Connect();
        Tape.Apply(plan, MediaOf);
        foreach (var leg in legs.Values.OfType<AgentLeg>()) leg.Tell(browsers.Flows(leg.Agent));
    }

    private void Connect()
    {
        foreach (var leg in plan!.Legs)
        {
            if (leg.Goal is not LegGoal.Over && legs.TryGetValue(leg.Leg, out var known)) known.Listen(leg, MediaOf, prompts);
        }
    }

    private MediaLeg? MediaOf(LegId leg) => legs.GetValueOrDefault(leg)?.Media;

    private void Drop(BridgeLeg leg)
    {
        leg.End(EndCause.AgentHungUp);
        legs.Remove(leg.Id);
    }

    private BridgeLeg? Find(LegPlan leg, PersonalText caller)
    {
        if (legs.TryGetValue(leg.Leg, out var known)) return known;
        // Dialled again, or ended a second time, it would be by a plan from before its end was known.
        if (site.IsEnded(leg.Leg)) return null;
        if (leg is { Kind: LegKind.Browser, Goal: LegGoal.Over })
        {
            AgentLeg.EndOrphan(leg, site);
            return null;
        }

        if (leg.Kind is LegKind.Browser) return legs[leg.Leg] = new AgentLeg(leg.Leg, leg.Agent!.Value, browsers, site);
        if (leg is { Kind: LegKind.Outbound, Goal: LegGoal.Dial })
        {
            var outbound = new OutboundLeg(leg.Leg, site);
            legs[leg.Leg] = outbound;
            outbound.Place(leg, caller.Value ?? "");
            return outbound;
        }

        if (leg.Goal is LegGoal.Over) EndOrphan(leg, caller);
        return null;
    }

    /// <summary>Ends a leg of an earlier process with what the journal kept of it.</summary>
    private void EndOrphan(LegPlan leg, PersonalText caller)
    {
        site.Logger.OrphanEnded(leg.Leg.ToString());
        if (DialogOf(leg) is { } kept)
            site.Sip.EndOrphan(kept with { IsAnswered = kept.IsAnswered || leg.WasAnswered });
        else if (leg.Kind is LegKind.Outbound) _ = OutboundLeg.EndOrphanAsync(leg, site, caller.Value ?? "");
        site.ReportEnd(new(leg.Leg, leg.Cause ?? EndCause.Interrupted, null));
    }

    /// <summary>What the journal kept of a dialog; null for nothing, and for what this version cannot read: the call ends all the same.</summary>
    private static DialogState? DialogOf(LegPlan leg)
    {
        if (leg.Dialog is not { HasText: true } text) return null;
        try
        {
            return JsonSerializer.Deserialize<DialogState>(text.Value!);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
