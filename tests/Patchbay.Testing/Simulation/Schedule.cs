using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Checks;
using Patchbay.Testing.Simulation.Engine;
using Patchbay.Testing.Simulation.Network;

namespace Patchbay.Testing.Simulation;

/// <summary>One run of one small site through a few minutes of virtual time, with its troubles. All of it follows from the seed.</summary>
internal sealed class Schedule
{
    private const int MostSteps = 100_000;

    private readonly World world;

    private Schedule(long seed, bool traces) => world = new(seed, traces);

    internal string? Violation { get; private set; }

    internal int Steps => world.Agenda.Taken;

    internal int Deaths => world.Deaths;

    internal int Calls => world.History.Calls.Count;

    internal IReadOnlyDictionary<Type, int> Events => world.History.Kinds;

    internal IReadOnlyList<string> Trace => world.Trace;

    internal static Schedule Run(long seed, bool traces = false)
    {
        var schedule = new Schedule(seed, traces);
        try
        {
            schedule.Play();
        }
        catch (ViolationException violation)
        {
            schedule.Violation = violation.Message;
        }
        catch (Exception bug)
        {
            // A rule that throws is a violation like any other: the seed is worth more than the stack.
            schedule.Violation = bug.ToString();
        }

        return schedule;
    }

    private void Play()
    {
        var caller = new Caller(world);
        for (var i = world.Chance.Between(1, 6); i > 0; i--) world.In(world.Chance.Seconds(0.5, 120), caller.Calls);
        if (world.Chance.OneIn(5)) world.In(world.Chance.Seconds(5, 120), ChangeQueues);
        if (world.Chance.OneIn(4)) world.In(world.Chance.Seconds(1, 90), ChangeFlow);
        if (world.Chance.OneIn(5)) world.In(world.Chance.Seconds(1, 120), ChangeHours);
        for (var i = world.Chance.Below(3); i > 0; i--) world.In(world.Chance.Seconds(1, 120), new Waiter(world).Asks);
        world.StartProcess();
        world.Agenda.Run(DateTimeOffset.MaxValue, () => Steps > MostSteps);
        if (Steps > MostSteps) throw new ViolationException("it never comes to rest");
        FinalChecks.Check(world);
    }

    /// <summary>An agent is given other queues while at work.</summary>
    private void ChangeQueues()
    {
        var agent = world.Chance.Of(world.Plan.Agents);
        var queues = world.Plan.Queues.Select(q => q.Queue).Where(_ => world.Chance.Percent(60));
        world.Process?.Ask(new Core.Agents.AddAgent(agent.Agent, PersonalText.Of("Agent"), [.. queues]), _ => { });
    }

    /// <summary>A queue calls back in other hours.</summary>
    private void ChangeHours()
    {
        var queue = world.Chance.Of(world.Plan.Queues);
        world.Process?.Ask(queue with { Settings = queue.Settings with { Callbacks = SitePlan.WithHours(world.Chance, queue.Settings.Callbacks!) } }, _ => { });
    }

    /// <summary>The flow gets a new version on trial, goes back to an old one, or its emergency switch is turned.</summary>
    private void ChangeFlow()
    {
        var flow = world.Plan.Flow;
        Core.Shared.ExchangeCommand change = world.Chance.Below(3) switch
        {
            0 => flow with { Text = "another version", Share = world.Chance.Between(1, 100) },
            1 => new Core.Flows.UseFlowVersion(flow.Definition.Flow, 1),
            _ => new Core.Flows.SwitchEmergency(flow.Definition.Flow, true),
        };
        world.Process?.Ask(change, _ => { });
        if (world.Chance.Percent(50)) world.In(world.Chance.Seconds(1, 60), ChangeFlow);
    }
}
