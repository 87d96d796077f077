using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Somebody at a web page who wants to be called back, sometimes twice, and a supervisor who meddles.</summary>
/// <param name="world">Everything.</param>
internal sealed class Waiter(World world)
{
    internal void Asks()
    {
        if (world.Process is not { } process) return;
        var call = new InteractionId(world.NewId());
        var number = PersonalText.Of("+4670000000" + world.Chance.Below(3));
        process.Ask(new AskCallback(call, world.Chance.Of(world.Plan.Queues).Queue, number, PersonalText.Of("Robin")), refusal =>
        {
            if (refusal is null) world.History.MustKnow(call);
        });
        if (world.Chance.OneIn(4)) world.In(world.Chance.Seconds(1, 40), () => world.Process?.Ask(new RunCallback(call), _ => { }));
        if (world.Chance.OneIn(8)) world.In(world.Chance.Seconds(1, 60), () => world.Process?.Ask(new CancelCallback(call), _ => { }));
        if (world.Chance.OneIn(6)) world.In(world.Chance.Seconds(1, 60), () => Gives(call));
    }

    private void Gives(InteractionId call) =>
        world.Process?.Ask(new MoveCaller(call, world.Chance.Of(world.Plan.Queues).Queue, 0, null, PersonalText.Of("Sam")), _ => { });
}
