using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Bridge;

/// <summary>The audio of agents: the connected browser of each, or the desk phone that took its place. Touched by the owner loop only.</summary>
internal sealed class Browsers
{
    private readonly Dictionary<AgentId, Browser> browsers = [];
    private readonly Dictionary<AgentId, LentAudio> lent = [];
    private readonly Dictionary<AgentId, PersonalText> ringing = [];

    private sealed record Browser(BrowserLeg Leg)
    {
        internal bool IsUp { get; set; }

        internal bool IsQuiet { get; set; }
    }

    internal MediaLeg? Find(AgentId agent) => lent.TryGetValue(agent, out var phone) && !phone.IsGone ? phone.Media
        : browsers.TryGetValue(agent, out var browser) && browser.IsUp ? browser.Leg : null;

    internal bool Flows(AgentId agent) => lent.TryGetValue(agent, out var phone) && !phone.IsGone || browsers.TryGetValue(agent, out var browser) && browser is { IsUp: true, IsQuiet: false };

    /// <summary>True while a browser of the agent's is connected, or about to be.</summary>
    internal bool Has(AgentId agent) => browsers.ContainsKey(agent);

    /// <summary>What a later process needs to end the agent's desk phone, which talks or rings; empty while it does neither.</summary>
    internal PersonalText DialogsOf(AgentId agent) => lent.TryGetValue(agent, out var phone) ? phone.Dialogs : ringing.GetValueOrDefault(agent, PersonalText.Empty);

    /// <summary>Keeps what a later process needs to end a desk phone that rings; empty when it rings no more.</summary>
    /// <returns>False when nothing changes.</returns>
    internal bool Ring(AgentId agent, PersonalText dialogs)
    {
        if (!dialogs.HasText) return ringing.Remove(agent);
        ringing[agent] = dialogs;
        return true;
    }

    /// <summary>Puts a desk phone in the place of the agent's browser.</summary>
    /// <param name="agent">Whose.</param>
    /// <param name="phone">Its audio; null to go back to the browser.</param>
    internal void Lend(AgentId agent, LentAudio? phone)
    {
        if (phone is null) lent.Remove(agent);
        else lent[agent] = phone;
    }

    /// <summary>Takes a browser in; the one before it is closed once this one is up, so that a reload has no gap longer than needed.</summary>
    internal void Add(AgentId agent, BrowserLeg leg)
    {
        if (browsers.Remove(agent, out var before)) before.Leg.Dispose();
        browsers[agent] = new(leg);
    }

    /// <summary>Notes a change of a browser.</summary>
    /// <returns>False when another browser has taken its place.</returns>
    internal bool Note(AgentId agent, BrowserLeg leg, bool isUp, bool isQuiet)
    {
        if (!browsers.TryGetValue(agent, out var browser) || browser.Leg != leg) return false;
        browser.IsUp = isUp;
        browser.IsQuiet = isQuiet;
        return true;
    }

    internal void Remove(AgentId agent, BrowserLeg? leg = null)
    {
        if (!browsers.TryGetValue(agent, out var browser) || (leg is not null && browser.Leg != leg)) return;
        browsers.Remove(agent);
        browser.Leg.Dispose();
    }
}
