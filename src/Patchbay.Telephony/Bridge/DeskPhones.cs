using System.Collections.Concurrent;
using System.Net;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Desk phones as the audio of agents: a phone rings with its agent's offer, and for a call of its agent that has no audio; what is done at it
/// is done to the call. The panel follows, because both follow the exchange. Touched by the owner loop only, but for what an INVITE means.
/// </summary>
/// <param name="site">What lines need from the switchboard.</param>
/// <param name="surroundings">What all lines share.</param>
internal sealed class DeskPhones(BridgeSite site, PhoneSurroundings surroundings)
{
    /// <summary>A browser is as quick; only without one does the phone ring for a call that was taken or dialled in the panel.</summary>
    private static readonly TimeSpan BrowserPatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PhonePatience = TimeSpan.FromSeconds(4);

    private readonly Dictionary<AgentId, PhoneContact> contacts = [];
    private readonly Dictionary<AgentId, AgentView> withoutAudio = [];
    private readonly Dictionary<AgentId, AgentDevice> used = [];

    // Asked on the SIP loop as well.
    private readonly ConcurrentDictionary<AgentId, PhoneLine> lines = [];
    private readonly ConcurrentDictionary<AgentId, InteractionId> inCall = [];
    private readonly ConcurrentDictionary<IPEndPoint, AgentId> agents = [];

    /// <summary>The agent whose phone speaks from there; null for trunks and strangers.</summary>
    internal AgentId? AgentAt(IPEndPoint source) => agents.TryGetValue(source, out var agent) ? agent : null;

    /// <summary>A phone registered, moved or left.</summary>
    internal void Note(AgentId agent, PhoneContact? contact)
    {
        if (contacts.Remove(agent, out var before)) agents.TryRemove(before.Source, out _);
        if (contact is not null)
        {
            contacts[agent] = contact;
            agents[contact.Source] = agent;
        }

        surroundings.States.Note(agent, contact is not null);
        // Taken away, or gone by itself: the offer goes on in the panel. A call on it goes on.
        if (contact is null && lines.TryGetValue(agent, out var rings) && !rings.IsTalking) rings.End(isElsewhere: false);
        if (!lines.TryGetValue(agent, out var line) || line.IsOver) surroundings.States.Rest(agent);
        if (contact is not null) Reconsider(agent);
    }

    /// <summary>The agent's calls are heard there from now on, the one in progress too.</summary>
    internal void Use(AgentId agent, AgentDevice? device)
    {
        if (device is { } one) used[agent] = one;
        else used.Remove(agent);
        if (device is AgentDevice.Browser && lines.TryRemove(agent, out var line)) line.End(isElsewhere: true);
        if (!lines.TryGetValue(agent, out var other) || other.IsOver) surroundings.States.Rest(agent);
        Reconsider(agent);
    }

    /// <summary>Rings once more for a call without audio, also when the phone said no before.</summary>
    internal void RingAgain(AgentId agent)
    {
        if (!withoutAudio.TryGetValue(agent, out var view) || lines.TryGetValue(agent, out var line) && !line.IsOver) return;
        lines.TryRemove(agent, out _);
        surroundings.States.Rest(agent);
        Ring(view, null);
    }

    /// <summary>The agent's audio, or what could carry it, came or went.</summary>
    internal void Reconsider(AgentId agent)
    {
        if (withoutAudio.TryGetValue(agent, out var view)) Show(view);
    }

    /// <summary>Follows what was committed: how transfers ended first, since a phone that is hung up hears nothing more.</summary>
    internal void React(Committed committed)
    {
        surroundings.Targets.React(committed);
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is CallTransferred done) site.Owner.Post(() => Settle(done.Call, 200));
            else if (entry.Event is CallParked parked) site.Owner.Post(() => Settle(parked.Call, 200));
            else if (entry.Event is PartyDialed { By: var by }) site.Owner.Post(() => surroundings.States.Asked(by));
            else if (entry.Event is ColleagueAsked { By: { } asks }) site.Owner.Post(() => surroundings.States.Asked(asks));
            else if (entry.Event is DeskPhoneLeftRinging left) site.Owner.Post(() => Silence(left));
            else if (entry.Event is InvitationEnded failed) site.Owner.Post(() => Settle(failed.Call, EndCodes.StatusOf(failed.Outcome)));
        }

        foreach (var view in committed.Agents) site.Owner.Post(() => Show(view));
    }

    /// <summary>An INVITE of an agent's phone: it dials, asks somebody in besides, or moves a call to another device. Called on the SIP loop.</summary>
    internal void Take(AgentId agent, IncomingInvite invite)
    {
        if (invite.Replaces is not null) Replace(agent, invite);
        else if (surroundings.Targets.IsPlace(invite.CalledNumber, out var parked)) PickUp(agent, parked, invite);
        else if (surroundings.Targets.IsOwnName(agent, invite.CalledNumber)) TakeOver(agent, invite);
        else if (lines.TryGetValue(agent, out var talking) && talking.IsTalking) Consult(talking, invite);
        else Dial(agent, invite);
    }

    /// <summary>An earlier process had the phone ring. What this one rang ends with its offer.</summary>
    private void Silence(DeskPhoneLeftRinging left)
    {
        if (lines.TryGetValue(left.Agent, out var own) && own.Call == left.Offer.Call) return;
        foreach (var kept in LentAudio.Read(left.Dialog)) site.Sip.EndOrphan(kept);
    }

    private void Settle(InteractionId call, int code)
    {
        foreach (var line in lines.Values.Where(line => line.Call == call)) line.Settle(code);
    }

    /// <summary>Makes the phone do what the agent's newest state asks for.</summary>
    private void Show(AgentView view)
    {
        var isSilent = view is { Activity: AgentActivity.OnCall, Call.Audio: not AgentAudio.Flows };
        if (isSilent) withoutAudio[view.Agent] = view;
        else withoutAudio.Remove(view.Agent);
        if (view is { Activity: AgentActivity.OnCall, Call.Call: var current }) inCall[view.Agent] = current;
        else inCall.TryRemove(view.Agent, out _);
        if (lines.TryGetValue(view.Agent, out var line))
        {
            if (line.Follow(view, ringsOn: IsUsed(view.Agent))) return;
            lines.TryRemove(view.Agent, out _);
            line.End(isElsewhere: view.Activity is AgentActivity.OnCall || line.RingsAll);
        }

        if (view is { Activity: AgentActivity.Alerting, Call.Offer: { } offer }) Ring(view, offer);
        else if (isSilent && IsUsed(view.Agent)) Ring(view, null);
        else if (isSilent && contacts.ContainsKey(view.Agent)) _ = RingLaterAsync(view.Agent, view.Call!.Call);
        else if (!isSilent && surroundings.States.Of(view.Agent) is DeskPhoneState.Refused) surroundings.States.Rest(view.Agent);
    }

    private bool IsUsed(AgentId agent) => used.TryGetValue(agent, out var device) && device is AgentDevice.DeskPhone;

    private void Ring(AgentView view, OfferId? offer)
    {
        if (!contacts.TryGetValue(view.Agent, out var contact) || used.GetValueOrDefault(view.Agent, AgentDevice.DeskPhone) is AgentDevice.Browser) return;
        var fresh = new PhoneLine(view.Agent, view.Call!.Call, offer, site, surroundings);
        lines[view.Agent] = fresh;
        fresh.Ring(contact, view.Call);
        _ = DoubtAsync(fresh);
    }

    /// <summary>A phone that is there says at once that it rings. The agent need not wait for the protocol's half minute to hear that it does not.</summary>
    private async Task DoubtAsync(PhoneLine ringing)
    {
        try
        {
            await Task.Delay(PhonePatience, site.Time, site.Stopping);
        }
        catch (OperationCanceledException)
        {
            // The call ends with the server.
            return;
        }

        site.Owner.Post(ringing.Doubt);
    }

    private async Task RingLaterAsync(AgentId agent, InteractionId call)
    {
        try
        {
            await Task.Delay(BrowserPatience, site.Time, site.Stopping);
        }
        catch (OperationCanceledException)
        {
            // The call ends with the server.
            return;
        }

        site.Owner.Post(() =>
        {
            // A line that is there rings, talks, or was refused; a phone that was refused once is not rung again for the same.
            if (!withoutAudio.TryGetValue(agent, out var view) || view.Call!.Call != call || lines.ContainsKey(agent) || surroundings.HasBrowser(agent)) return;
            Ring(view, null);
        });
    }

    /// <summary>An agent dials at the phone: it is in the call at once, and hears it ring at the other end.</summary>
    private void Dial(AgentId agent, IncomingInvite invite) =>
        Begin(new(agent, new(Guid.CreateVersion7(site.Time.GetUtcNow())), null, site, surroundings), invite, (line, dialled) => line.Dial(dialled));

    /// <summary>An agent who dials their own name has their call here from now on, wherever it was: in a browser, or at another phone of theirs.</summary>
    private void TakeOver(AgentId agent, IncomingInvite invite)
    {
        if (lines.TryGetValue(agent, out var other) && other.IsTalking) Move(other, invite);
        else if (!inCall.TryGetValue(agent, out var call)) invite.Reject(404, "You Are In No Call");
        else
        {
            var line = new PhoneLine(agent, call, null, site, surroundings);
            invite.Observe(line);
            site.Owner.Post(() => Begin(line, invite));
        }
    }

    private void Begin(PhoneLine line, IncomingInvite invite)
    {
        // The call wanted for audio, and this is it.
        if (lines.TryGetValue(line.Agent, out var rings) && !rings.IsOver) rings.End(isElsewhere: true);
        lines[line.Agent] = line;
        line.TakeOver(invite);
    }

    private void Move(PhoneSide side, IncomingInvite invite)
    {
        invite.Observe(side);
        site.Owner.Post(() => side.Take(invite));
    }

    private void PickUp(AgentId agent, InteractionId? parked, IncomingInvite invite)
    {
        if (parked is { } call) Begin(new(agent, call, null, site, surroundings), invite, (line, dialled) => line.PickUp(dialled));
        else invite.Reject(404, "Nobody Is Parked There");
    }

    private void Begin(PhoneLine line, IncomingInvite invite, Action<PhoneLine, IncomingInvite> begin)
    {
        var agent = line.Agent;
        invite.Observe(line);
        site.Owner.Post(() =>
        {
            if (lines.TryGetValue(agent, out var busy) && !busy.IsOver)
            {
                invite.Reject(486);
                return;
            }

            lines[agent] = line;
            begin(line, invite);
        });
    }

    private void Consult(PhoneLine line, IncomingInvite invite)
    {
        var consult = new PhoneConsult(line, site, surroundings.Targets);
        invite.Observe(consult);
        site.Owner.Post(() => line.Consult(consult, invite));
    }

    /// <summary>An agent may take over what is at another device of theirs; a call at a colleague's phone is the colleague's.</summary>
    private void Replace(AgentId agent, IncomingInvite invite)
    {
        if (invite.Replaces!.Observer is PhoneSide side && side.Agent == agent) Move(side, invite);
        else invite.Reject(403);
    }
}
