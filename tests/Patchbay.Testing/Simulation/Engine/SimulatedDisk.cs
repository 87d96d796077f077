using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>
/// The journal as the loop sees it. While a write takes its time the rest of the world goes on, as on a thread of its own; it may fail,
/// hang, or never come back because the process dies in it, with the batch written or not.
/// </summary>
/// <param name="world">Everything else.</param>
/// <param name="badTimes">When it misbehaves.</param>
internal sealed class SimulatedDisk(World world, IReadOnlyList<BadDisk> badTimes) : IJournal
{
    public long LastSequence => world.Journal.LastSequence;

    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        var process = world.Process ?? throw new ViolationException("a dead process writes to the journal");
        process.Commits++;
        var crash = process.Commits == world.NextCrash?.Commit ? world.NextCrash : null;
        if (crash?.Point is CrashPoint.BeforeCommit) Die(process);
        GoOnFor(TimeSpan.FromMilliseconds(world.Chance.Between(0, 12)), process, entries, marks);
        while (BadTime() is { } bad)
        {
            if (!bad.Hangs) throw new JournalFault("The simulated disk fails.", isTransient: true);
            GoOnFor(world.Start + bad.To - world.Agenda.Now, process, entries, marks);
        }

        Write(entries, marks);
        if (crash?.Point is CrashPoint.AfterCommit) Die(process);
    }

    public IEnumerable<JournalEntry> Read(long after) => world.Journal.Read(after);

    public IReadOnlyList<JournalEntry> ReadSubject(Guid subject) => world.Journal.ReadSubject(subject);

    public IReadOnlyList<RecordMark> ReadMarks(long after, int limit) => world.Journal.ReadMarks(after, limit);

    public void Erase(Guid subject) => world.Journal.Erase(subject);

    public void Dispose()
    {
    }

    private BadDisk? BadTime()
    {
        var now = world.Agenda.Now - world.Start;
        foreach (var bad in badTimes)
        {
            if (bad.From <= now && now < bad.To) return bad;
        }

        return null;
    }

    private void Write(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        world.Journal.Append(entries, marks);
        foreach (var entry in entries)
        {
            if (world.Traces) world.Say($"  journal {entry.Sequence}: {Told(entry.Event)}");
            world.History.Add(entry);
        }
    }

    private void GoOnFor(TimeSpan time, SiteProcess process, IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        world.Agenda.Run(world.Agenda.Now + time, () => process.IsDead);
        if (!process.IsDead) return;
        // The power went while the disk was writing: whole or not at all.
        if (world.Chance.Percent(50)) Write(entries, marks);
        throw new ProcessDiedException();
    }

    private void Die(SiteProcess process)
    {
        world.Kill(process);
        throw new ProcessDiedException();
    }

    private static string Told(ExchangeEvent e)
    {
        var text = e.ToString();
        var from = text.IndexOf("Subject", StringComparison.Ordinal);
        return e.GetType().Name + " " + text[(from < 0 ? 0 : from)..].Replace("0000000000000000000000009", "", StringComparison.Ordinal);
    }
}
