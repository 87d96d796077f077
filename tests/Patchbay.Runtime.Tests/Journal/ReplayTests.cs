using FsCheck;
using FsCheck.Fluent;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Testing.Records;
using Patchbay.Testing.Simulation.Checks;
using Patchbay.Testing.State;

namespace Patchbay.Runtime.Tests.Journal;

/// <summary>For any sequence of commands. A failing one is shrunk to the numbers that are needed.</summary>
public sealed class ReplayTests
{
    private static readonly Arbitrary<int[]> Rolls = Arb.From(Gen.Choose(0, int.MaxValue - 1).ArrayOf(), Without);

    [Fact]
    public void After_every_command_the_state_is_whole() =>
        Check(rolls => Play(rolls, (state, _) => Assert.Null(StateChecks.Find(state))));

    [Fact]
    public void Replaying_the_journal_gives_the_same_state() => Check(rolls =>
    {
        var played = Play(rolls);

        var replayed = new ExchangeState();
        foreach (var e in played.Events) replayed.Apply(e);

        Assert.Equal(StateText.Describe(played.State), StateText.Describe(replayed));
    });

    [Fact]
    public void A_snapshot_taken_after_any_command_and_the_events_after_it_give_the_same_state() => Check(rolls =>
    {
        var played = Play(rolls);
        var cut = played.Commands[rolls.Length == 0 ? 0 : rolls[0] % played.Commands.Count];

        var before = new ExchangeState();
        foreach (var e in played.Events.Take(cut)) before.Apply(e);
        var after = SiteSnapshot.Of(before).Restore();
        foreach (var e in played.Events.Skip(cut)) after.Apply(e);

        Assert.Equal(StateText.Describe(played.State), StateText.Describe(after));
        Assert.Superset(played.State.Unrouted, after.Unrouted);
    });

    [Fact]
    public void The_record_of_every_ended_call_has_no_gap() => Check(rolls =>
    {
        var played = Play(rolls);

        var records = played.Events.GroupBy(e => e.Subject).Select(CallRecordFold.Fold).OfType<CallRecord>().Where(r => r.EndedAt is not null);

        Assert.All(records, record => Assert.Null(SegmentChecks.Find(record)));
    });

    [Fact]
    public void The_same_commands_at_the_same_times_give_the_same_history() => Check(rolls =>
        Assert.Equal(Play(rolls).Events.Select(CanonicalText.Of), Play(rolls).Events.Select(CanonicalText.Of)));

    private static void Check(Action<int[]> property) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(150).WithEndSize(250), Prop.ForAll(Rolls, property));

    private static (ExchangeState State, List<ExchangeEvent> Events, List<int> Commands) Play(
        int[] rolls, Action<ExchangeState, ExchangeCommand>? after = null)
    {
        var site = new SiteExchange(new());
        var events = new List<ExchangeEvent>();
        var commands = new List<int>();
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        foreach (var roll in Setup.Concat(rolls))
        {
            var until = now + CommandDice.WaitBefore(roll);
            while (site.State.Timers.Next is { } timer && timer.Due <= until)
            {
                now = timer.Due > now ? timer.Due : now;
                Do(new FireTimer(timer.Key));
            }

            now = until;
            Do(CommandDice.Throw(site.State, roll));
        }

        return (site.State, events, commands);

        void Do(ExchangeCommand command)
        {
            var result = site.Execute(command, now);
            if (result.Refusal is null) events.AddRange(result.Value.Events);
            commands.Add(events.Count);
            after?.Invoke(site.State, command);
        }
    }

    /// <summary>Two queues, an entry point and three agents at work, as the dice name them.</summary>
    private static IEnumerable<int> Setup =>
        from face in new[] { (Kind: 0, Agents: 2), (Kind: 1, Agents: 1), (Kind: 2, Agents: 3), (Kind: 3, Agents: 3), (Kind: 7, Agents: 3) }
        from agent in Enumerable.Range(0, face.Agents)
        select 4 * (face.Kind + (24 * (agent + (3 * ((face.Kind == 0 ? agent : 0) + (2 * 8))))));

    /// <summary>Shorter sequences first: without a half, without a quarter, without one.</summary>
    private static IEnumerable<int[]> Without(int[] rolls)
    {
        for (var length = rolls.Length; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= rolls.Length; from += length) yield return [.. rolls[..from], .. rolls[(from + length)..]];
        }
    }
}
