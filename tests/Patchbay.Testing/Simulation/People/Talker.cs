using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.People;

/// <summary>What a person does in a call and after it.</summary>
/// <param name="world">Everything.</param>
/// <param name="agent">Which agent the person is.</param>
internal sealed class Talker(World world, AgentId agent)
{
    private readonly Passing passing = new(world, agent);
    private AgentView? view;

    internal void Sees(AgentView seen)
    {
        view = seen;
        passing.Sees(seen);
    }

    internal void Dials(Func<bool> stillIdle)
    {
        if (!stillIdle()) return;
        var dial = new DialCall(new(world.NewId()), agent, PersonalText.Of("+4684650040"), null);
        Ask(dial);
        // A double click.
        if (world.Chance.OneIn(4)) Ask(dial);
    }

    internal void Talks(InteractionId call)
    {
        var chance = world.Chance;
        if (chance.OneIn(3))
        {
            var from = chance.Seconds(0.5, 20);
            Later(call, from, new HoldCall(call, agent));
            if (chance.Percent(80)) Later(call, from + chance.Seconds(0.5, 60), new RetrieveCall(call, agent));
        }

        if (chance.OneIn(4)) Later(call, chance.Seconds(0.5, 40), new WriteNotes(call, agent, PersonalText.Of("asked for " + chance.Below(9))));
        if (chance.OneIn(5)) Later(call, chance.Seconds(0.5, 40), new MuteAgent(call, agent, chance.Percent(70)));
        if (chance.OneIn(6)) Later(call, chance.Seconds(0.5, 40), new SendDigits(call, agent, PersonalText.Of("1#")));
        if (chance.OneIn(5)) Later(call, chance.Seconds(0.1, 9), new AttachMatches(call, chance.Percent(50) ? [Match("003")] : [Match("003"), Match("003000000000004")]));
        if (chance.OneIn(6)) Later(call, chance.Seconds(0.5, 40), new PickRecord(call, agent, Match("003000000000004")));
        if (chance.OneIn(8)) Later(call, chance.Seconds(0.5, 40), new SetCallVariables(call, [new("case", PersonalText.Of("1042"))]));
        if (chance.OneIn(8)) Pauses(call);
        if (chance.OneIn(8)) Later(call, chance.Seconds(1, 90), new AttachTranscript(call, PersonalText.Of("Hello."), "a test"));
        if (chance.OneIn(2)) passing.Begins(call);
        // The rest waits for the customer to hang up.
        if (chance.Percent(70)) Later(call, chance.Seconds(1, 80), new HangUpCall(call, agent));
    }

    /// <summary>Some forget to go on, or somebody else does it.</summary>
    private void Pauses(InteractionId call)
    {
        var chance = world.Chance;
        var from = chance.Seconds(0.5, 20);
        Later(call, from, new PauseRecording(call, chance.OneIn(4) ? null : agent, "card number"));
        if (chance.Percent(70)) Later(call, from + chance.Seconds(0.5, 30), new ResumeRecording(call, chance.OneIn(4) ? null : agent));
    }

    internal void PicksUp(InteractionId call) => passing.PicksUp(call);

    internal void WrapsUp(AgentCallView call)
    {
        var chance = world.Chance;
        // The rest lets the limit end it.
        if (chance.Percent(35)) return;
        var outcome = call.Dispositions.IsEmpty || chance.OneIn(6) ? null : call.Dispositions[0];
        Later(call.Call, chance.Seconds(0.2, 12), new FinishWrapUp(call.Call, agent, outcome, PersonalText.Of("done " + chance.Below(9))));
        if (outcome is null && !call.Dispositions.IsEmpty)
            Later(call.Call, chance.Seconds(12, 14), new FinishWrapUp(call.Call, agent, call.Dispositions[^1], PersonalText.Empty));
    }

    private void Later(InteractionId call, TimeSpan after, ExchangeCommand command) => world.In(after, () =>
    {
        if (view?.Call?.Call == call) Ask(command);
    });

    private void Ask(ExchangeCommand command) => world.Process?.Ask(command, _ => { });

    private static CallerMatch Match(string id) => new(new("Contact", id), PersonalText.Of("Kim"), PersonalText.Empty, "Contact.Phone");
}
