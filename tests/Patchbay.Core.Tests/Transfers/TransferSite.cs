using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Transfers;

/// <summary>A site in which Ada talks to a customer and Ben and Cleo are free.</summary>
internal sealed class TransferSite
{
    internal const string Outside = "+46855500";

    internal TransferSite()
    {
        Queue = Site.AddQueue();
        Ada = Site.AddReadyAgent("Ada", Queue);
        Call = Site.Connect(Ada);
        Ben = Site.AddReadyAgent("Ben");
        Cleo = Site.AddReadyAgent("Cleo");
    }

    internal Site Site { get; } = new();

    internal QueueId Queue { get; }

    internal AgentId Ada { get; }

    internal AgentId Ben { get; }

    internal AgentId Cleo { get; }

    internal InteractionId Call { get; }

    internal CallState State => Site.Call(Call);

    internal LegId CustomerLeg => new(Call, 1);

    internal void Transfer(AgentId to) => Site.Do(new TransferCall(Call, Ada, new(to)));

    internal void Consult(AgentId with)
    {
        Site.Do(new ConsultParty(Call, Ada, new(with)));
        Accept(with);
    }

    internal LegId ConsultOutside()
    {
        Site.Do(new ConsultParty(Call, Ada, new(null, null, PersonalText.Of(Outside))));
        var leg = State.Invitation!.Leg!.Value;
        Site.Do(new ReportLegAnswered(leg, PersonalText.Of("dialog")));
        return leg;
    }

    internal void Accept(AgentId asked)
    {
        Site.Do(new Core.Offers.AcceptOffer(State.Invitation!.Offer!.Value, asked));
        AudioFlows(asked);
    }

    internal void AudioFlows(AgentId agent) => Site.Do(new ReportAgentAudio(LegOf(agent), true));

    internal LegId LegOf(AgentId agent) => State.Legs.Last(leg => leg.Agent == agent && !leg.Over).Id;

    internal Hearing Hears(LegId leg) => Site.PlanOf(Call, leg).Hears;

    internal AgentActivity ActivityOf(AgentId agent) => Site.Agent(agent).Activity;

    /// <summary>Customer and agent hear each other and nobody else.</summary>
    internal void AssertTalk(AgentId agent)
    {
        Assert.Equal(Hearing.Of(LegOf(agent)), Hears(CustomerLeg));
        Assert.Equal(Hearing.Of(CustomerLeg), Hears(LegOf(agent)));
        Assert.Null(State.HeldSince);
    }

    internal void AssertMusic() => Assert.Equal((HearKind.Prompt, "music"), (Hears(CustomerLeg).Kind, Hears(CustomerLeg).Loop));
}
