using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.People;

/// <summary>How a person passes calls on, asks others in, and parks: wisely or not, and often when it is too late.</summary>
/// <param name="world">Everything.</param>
/// <param name="agent">Which agent the person is.</param>
internal sealed class Passing(World world, AgentId agent)
{
    private AgentView? view;

    internal void Sees(AgentView seen) => view = seen;

    internal void Begins(InteractionId call)
    {
        var chance = world.Chance;
        var at = chance.Seconds(0.5, 25);
        if (chance.OneIn(6))
        {
            Later(call, at, () => new ParkCall(call, agent));
            return;
        }

        Asks(call, at);
        // A conference of more than three takes more than one turn.
        if (chance.OneIn(3)) Asks(call, at + chance.Seconds(4, 20));
    }

    internal void PicksUp(InteractionId call) => world.In(world.Chance.Seconds(0.2, 12), () => Ask(new PickUpCall(call, agent)));

    private void Asks(InteractionId call, TimeSpan at)
    {
        var chance = world.Chance;
        var target = Target();
        Later(call, at, () => chance.OneIn(2) ? new TransferCall(call, agent, target) : new ConsultParty(call, agent, target));
        for (var steps = chance.Between(0, 4); steps > 0; steps--)
        {
            at += chance.Seconds(0.3, 9);
            Later(call, at, () => Step(call));
        }
    }

    private ExchangeCommand Step(InteractionId call) => world.Chance.Below(8) switch
    {
        0 => new ReturnToCustomer(call, agent),
        1 => new SwitchConsult(call, agent, true),
        2 => new SwitchConsult(call, agent, false),
        3 => new CompleteTransfer(call, agent),
        4 or 5 => new AddParty(call, agent),
        6 => new HangUpCall(call, agent),
        _ => new DropParty(call, agent, view?.Call?.Others?.Parties is [.., var last] ? last.Leg : new(call, 1)),
    };

    private TransferTarget Target()
    {
        var chance = world.Chance;
        return chance.Below(6) switch
        {
            5 => new(null, Flow: world.Plan.Flow.Definition.Flow, Step: chance.Of(world.Plan.Flow.Definition.Steps).Name),
            0 => new(null, chance.Of(world.Plan.Queues).Queue),
            1 => new(null, null, PersonalText.Of("+4685500")),
            _ => new(chance.Of(world.Plan.Agents).Agent),
        };
    }

    private void Later(InteractionId call, TimeSpan after, Func<ExchangeCommand> command) => world.In(after, () =>
    {
        if (view?.Call?.Call == call) Ask(command());
    });

    private void Ask(ExchangeCommand command) => world.Process?.Ask(command, _ => { });
}
