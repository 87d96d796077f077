using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Simulation.Checks;
using Patchbay.Testing.Simulation.Crm;
using Patchbay.Testing.Simulation.Network;
using Patchbay.Testing.Simulation.People;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>
/// One life of the server's process: the real loop, restored by the real restorer, with its two steps taken at random moments as two threads
/// would, and with simulated edges around it.
/// </summary>
internal sealed class SiteProcess : IDisposable
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(4);

    private readonly World world;
    private readonly ExchangeLoop loop;
    private readonly SnapshotTaker snapshots;
    private readonly PublicationChecks publications;
    private readonly List<(Task<Refusal?> Answer, ExchangeCommand Command, Action<Refusal?> Done)> asked = [];
    private bool willDecide;
    private bool willCommit;
    private bool commits;
    private DateTimeOffset wakesAt = DateTimeOffset.MaxValue;

    internal SiteProcess(World world)
    {
        this.world = world;
        State = SiteRestorer.Restore(world.Disk, world.Snapshots);
        RestoreChecks.Check(State, world.Journal);
        Telephony = new(world, this);
        Panels = new(world, this);
        Writer = new(world, this);
        snapshots = new(world.Disk, world.Snapshots, world.Plan.Loop, NullLogger<SnapshotTaker>.Instance);
        loop = new(State, world.Disk, [new RecordedEnds()], world.Agenda.Clock, world.Plan.Loop, NullLogger<ExchangeLoop>.Instance);
        publications = new(world, loop);
        var death = new DeathWhilePublishing(world, this);
        loop.Attach([publications, death, Telephony, death, Panels, Writer, new SimulatedLookups(world, this), new SnapshotSteps(world, this, snapshots)]);
    }

    internal ExchangeState State { get; }

    internal SimulatedTelephony Telephony { get; }

    internal SimulatedPanels Panels { get; }

    internal SimulatedWriter Writer { get; }

    internal bool IsDead { get; private set; }

    /// <summary>Number of times the journal was asked to write.</summary>
    internal int Commits { get; set; }

    internal bool IsStalled => loop.StalledSince is not null;

    internal bool HasOpenQuestions => asked.Count > 0;

    internal void Start()
    {
        loop.Recover(world.LastSign);
        Configure(new(world.Plan.Commands));
        Writer.Wake();
        WakeToDecide();
    }

    /// <summary>The operator stops the server: what is live ends first, then the process.</summary>
    internal void Stop()
    {
        if (IsDead) return;
        world.Say("--- the process is stopped");
        Post(new RecoverSite());
        In(world.Chance.Milliseconds(50, 3000), () => world.Kill(this));
    }

    public void Dispose()
    {
        IsDead = true;
        loop.Dispose();
        snapshots.Dispose();
    }

    /// <summary>Something happens later, unless the process is dead by then.</summary>
    internal void In(TimeSpan delay, Action step) => world.In(delay, () =>
    {
        if (!IsDead) step();
    });

    internal void Post(ExchangeCommand command)
    {
        if (IsDead) return;
        var fits = loop.Post(command);
        if (world.Traces) world.Say($"post {command.GetType().Name} {command}{(fits ? "" : " (no room)")}");
        if (!fits && command.AlwaysFits) throw new ViolationException($"{command.GetType().Name} must always fit");
        WakeToDecide();
    }

    internal void Ask(ExchangeCommand command, Action<Refusal?> done)
    {
        if (IsDead) return;
        if (command.AlwaysFits) In(SoonEnough, () => MustBeAnswered(command));
        if (world.Traces) world.Say($"ask {command.GetType().Name} {command}");
        asked.Add((loop.SubmitAsync(command, CancellationToken.None).AsTask(), command, done));
        WakeToDecide();
    }

    /// <summary>Whoever hangs up or holds gets an answer, whatever the disk does.</summary>
    private void MustBeAnswered(ExchangeCommand command)
    {
        if (asked.Exists(a => ReferenceEquals(a.Command, command) && !a.Answer.IsCompleted))
            throw new ViolationException($"{command.GetType().Name} got no answer in {SoonEnough.TotalSeconds} s");
    }

    /// <summary>The host sets up the site at every start, one thing after the other; what is as it was gives no event.</summary>
    private void Configure(Queue<ExchangeCommand> commands)
    {
        if (!commands.TryPeek(out var command))
        {
            world.SiteIsSetUp();
            return;
        }

        Ask(command, refusal =>
        {
            var isBusy = refusal?.Code is "site.busy" or "journal.stalled";
            if (refusal is not null && !isBusy) throw new ViolationException($"{command.GetType().Name} was refused: {refusal.Code}");
            if (!isBusy) commands.Dequeue();
            In(isBusy ? TimeSpan.FromSeconds(1) : TimeSpan.Zero, () => Configure(commands));
        });
    }

    private void WakeToDecide()
    {
        if (willDecide) return;
        willDecide = true;
        In(world.Chance.Milliseconds(0, 4), Decide);
    }

    private void WakeToCommit()
    {
        if (willCommit || commits) return;
        willCommit = true;
        In(world.Chance.Milliseconds(0, 4), Commit);
    }

    private void Decide()
    {
        willDecide = false;
        Guard(() =>
        {
            var idle = loop.Decide();
            if (StateChecks.Find(State) is { } wrong) throw new ViolationException(wrong);
            if (loop.StalledSince is null && State.HasUnrouted) throw new ViolationException("somebody waits to be routed");
            // Each step of a plan and each way out has a timer: when none is late, nobody waits for longer than the plan says.
            if (idle > TimeSpan.Zero && State.Timers.Next is { } next && next.Due <= world.Agenda.Now) throw new ViolationException($"{next.Key.Kind} is overdue");
            TellAnswers();
            if (idle == TimeSpan.Zero) WakeToDecide();
            else WakeAt(idle);
            WakeToCommit();
        });
    }

    /// <summary>What the deciding thread waits for when no command comes: the next timer, and each second a look at the journal.</summary>
    private void WakeAt(TimeSpan idle)
    {
        var longest = publications.HasMore(State) || IsStalled ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1);
        if (idle == TimeSpan.MaxValue && longest > TimeSpan.FromSeconds(1)) return;
        var at = world.Agenda.Now + (idle < longest ? idle : longest);
        if (at >= wakesAt && wakesAt > world.Agenda.Now) return;
        wakesAt = at;
        In(at - world.Agenda.Now, WakeToDecide);
    }

    private void Commit()
    {
        willCommit = false;
        commits = true;
        var again = TimeSpan.Zero;
        Guard(() =>
        {
            if (loop.Commit()) TellAnswers();
            else again = world.Plan.Loop.RetryPause;
        });
        commits = false;
        if (again > TimeSpan.Zero) In(again, WakeToCommit);
        // What was decided meanwhile; and a journal that is back must be noticed.
        else if (!IsDead && publications.HasMore(State)) WakeToCommit();
        else if (!IsDead && IsStalled) WakeToDecide();
    }

    private static void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (ProcessDiedException)
        {
            // The rest of the step never happened.
        }
    }

    private void TellAnswers()
    {
        for (var i = 0; i < asked.Count; i++)
        {
            var (answer, _, done) = asked[i];
            if (!answer.IsCompleted) continue;
            asked.RemoveAt(i--);
#pragma warning disable xUnit1031 // It is completed, and a continuation on a thread pool would not be the same twice.
            In(world.Chance.Milliseconds(1, 30), () => done(answer.Result));
#pragma warning restore xUnit1031
        }
    }
}
