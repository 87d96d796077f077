using System.Collections.Concurrent;
using System.Net;
using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Desk phones as the audio of agents: a phone rings with its agent's offer, and what is done at it is done to the call. The panel follows,
/// because both follow the exchange. Touched by the owner loop only, but for the question who is a phone.
/// </summary>
/// <param name="site">What lines need from the switchboard.</param>
/// <param name="lend">Makes a phone's audio the agent's; null gives it back to the browser.</param>
internal sealed class DeskPhones(BridgeSite site, Action<AgentId, Media.MediaLeg?> lend)
{
    private readonly Dictionary<AgentId, PhoneContact> contacts = [];
    private readonly Dictionary<AgentId, PhoneLine> lines = [];

    // Asked by the admission gate, on the SIP loop.
    private readonly ConcurrentDictionary<IPEndPoint, AgentId> agents = [];

    /// <summary>The agent whose phone speaks from there; null for trunks and strangers.</summary>
    internal AgentId? AgentAt(IPEndPoint source) => agents.TryGetValue(source, out var agent) ? agent : null;

    /// <summary>A phone registered, moved or left.</summary>
    internal void Note(AgentId agent, PhoneContact? contact)
    {
        if (contacts.Remove(agent, out var before)) agents.TryRemove(before.Source, out _);
        if (contact is null) return;
        contacts[agent] = contact;
        agents[contact.Source] = agent;
    }

    /// <summary>Makes the phone do what the agent's newest state asks for.</summary>
    internal void Show(AgentView view)
    {
        if (lines.TryGetValue(view.Agent, out var line))
        {
            if (line.Follow(view)) return;
            lines.Remove(view.Agent);
            line.End(isElsewhere: view.Activity is AgentActivity.OnCall);
        }

        if (view is not { Activity: AgentActivity.Alerting, Call.Offer: { } offer } || !contacts.TryGetValue(view.Agent, out var contact)) return;
        var fresh = new PhoneLine(view.Agent, offer.Call, offer, site, lend);
        lines[view.Agent] = fresh;
        fresh.Ring(contact, view.Call);
    }

    /// <summary>An agent dials at the phone: it is in the call at once, and hears it ring at the other end. Called on the SIP loop.</summary>
    internal void Dial(AgentId agent, IncomingInvite invite)
    {
        var line = new PhoneLine(agent, new(Guid.CreateVersion7(site.Time.GetUtcNow())), null, site, lend);
        invite.Observe(line);
        site.Owner.Post(() =>
        {
            if (lines.TryGetValue(agent, out var busy) && !busy.IsOver)
            {
                invite.Reject(486);
                return;
            }

            lines[agent] = line;
            line.Dial(invite);
        });
    }
}
