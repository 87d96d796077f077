using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.People;

/// <summary>An agent in front of a panel: takes calls, misses them, goes away, comes back. Outlives our process.</summary>
/// <param name="world">Everything.</param>
/// <param name="agent">Which agent the person is.</param>
internal sealed class Person(World world, AgentId agent)
{
    private readonly Talker talker = new(world, agent);
    private AgentView? view;
    private SiteProcess? connectedTo;
    private int dials = 2;
    private int breaks = 4;
    private object? considered;

    internal AgentId Agent => agent;

    /// <summary>True while the browser's audio is connected.</summary>
    internal bool HasAudio { get; private set; } = true;

    private bool IsAtPanel => connectedTo is { IsDead: false };

    internal void ProcessStarted() => world.In(world.Chance.OneIn(6) ? world.Chance.Seconds(16, 40) : world.Chance.Seconds(0.2, 8), OpenPanel);

    internal void Sees(AgentView seen)
    {
        if (!IsAtPanel) return;
        view = seen;
        talker.Sees(seen);
        switch (seen)
        {
            case { Activity: AgentActivity.Alerting, Call.Offer: { } offer }:
                Consider(offer, () => Alerted(offer));
                break;
            case { Activity: AgentActivity.OnCall, Call: { } call }:
                Consider(call.Call, () => InCall(call.Call));
                break;
            case { Activity: AgentActivity.WrapUp, Call: { } call }:
                Consider((call.Call, "wrap-up"), () => talker.WrapsUp(call));
                break;
            case { Activity: AgentActivity.Idle, Presence: var presence }:
                Consider((presence, seen.PresenceSince), () => Idle(presence));
                break;
        }
    }

    /// <summary>Decides once about each new thing, however often it is shown.</summary>
    private void Consider(object what, Action decide)
    {
        if (what.Equals(considered)) return;
        considered = what;
        decide();
    }

    private void Idle(Presence presence)
    {
        if (presence.Kind is PresenceKind.Available)
        {
            if (world.Chance.Percent(20) && dials-- > 0) world.In(world.Chance.Seconds(0.5, 20), () => talker.Dials(IsIdle));
            else if (world.Chance.Percent(15)) world.In(world.Chance.Seconds(0.5, 40), TakesBreak);
        }
        else if (world.Chance.Percent(90))
        {
            world.In(world.Chance.Seconds(0.2, 15), () => Choose(Presence.Available));
        }
    }

    private void Alerted(OfferId offer)
    {
        var after = world.Chance.Seconds(0.2, world.Chance.OneIn(5) ? 25 : 6);
        if (world.Chance.OneIn(4)) world.In(world.Chance.Seconds(0.1, 2), () => DeskPhoneRings(offer));
        switch (world.Chance.Below(10))
        {
            case 0: world.In(after, () => Ask(new Core.Offers.DeclineOffer(offer, agent))); break;
            case 1: break;
            case 2: world.In(after, ClosePanel); break;
            case 3: world.In(after, () => Choose(Presence.Offline)); break;
            case 4: world.In(after, () => Answer(offer)); goto default;
            default: world.In(after, () => Answer(offer)); break;
        }
    }

    private void DeskPhoneRings(OfferId offer) => world.Process?.Ask(new Core.Offers.ReportDeskPhoneRings(offer, agent, PersonalText.Of("ringing")), _ => { });

    private void InCall(InteractionId call)
    {
        var chance = world.Chance;
        talker.Talks(call);
        if (chance.OneIn(8)) world.In(chance.Seconds(0.1, 30), LoseAudio);
        if (chance.OneIn(10)) world.In(chance.Seconds(0.1, 30), ClosePanel);
    }

    internal void PicksUp(InteractionId call)
    {
        if (IsAtPanel) talker.PicksUp(call);
    }

    private void Answer(OfferId offer) => Ask(new Core.Offers.AcceptOffer(offer, agent), again: true);

    private void TakesBreak()
    {
        if (breaks-- <= 0) return;
        if (world.Chance.Percent(50)) Choose(new(PresenceKind.NotReady, "Lunch"));
        else ClosePanel();
    }

    private void LoseAudio()
    {
        if (!HasAudio || !IsAtPanel) return;
        HasAudio = false;
        world.Process!.Telephony.Audio(agent, false);
        world.In(world.Chance.OneIn(3) ? world.Chance.Seconds(16, 40) : world.Chance.Seconds(0.1, 16), GetAudio);
    }

    private void GetAudio()
    {
        HasAudio = true;
        world.Process?.Telephony.Audio(agent, true);
    }

    private void OpenPanel()
    {
        if (IsAtPanel || world.Process is not { } process) return;
        if (world.Traces) world.Say($"agent {agent} opens the panel");
        connectedTo = process;
        considered = null;
        process.Post(new ReportPanelConnected(agent));
        process.Panels.Opened(agent);
    }

    private void ClosePanel()
    {
        if (!IsAtPanel) return;
        if (world.Traces) world.Say($"agent {agent} loses the panel");
        var process = connectedTo!;
        connectedTo = null;
        process.Post(new ReportPanelLost(agent));
        world.In(world.Chance.OneIn(4) ? world.Chance.Seconds(14, 40) : world.Chance.Seconds(0.05, 14), OpenPanel);
    }

    private bool IsIdle() => IsAtPanel && view is { Activity: AgentActivity.Idle };

    private void Choose(Presence presence) => Ask(new ChoosePresence(agent, presence));

    private void Ask(ExchangeCommand command, bool again = false)
    {
        if (!IsAtPanel) return;
        connectedTo!.Ask(command, refusal =>
        {
            if (again && refusal?.Code is "journal.stalled" or "site.busy") world.In(TimeSpan.FromSeconds(1), () => Ask(command));
        });
    }
}
