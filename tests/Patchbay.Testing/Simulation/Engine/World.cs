using Patchbay.Testing.Journal;
using Patchbay.Testing.Simulation.Checks;
using Patchbay.Testing.Simulation.Crm;
using Patchbay.Testing.Simulation.Network;
using Patchbay.Testing.Simulation.People;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Everything of one schedule: what survives a crash is here, what does not is in the process.</summary>
internal sealed class World
{
    private readonly Queue<Crash> crashes;
    private readonly List<string>? trace;
    private int ids;

    internal World(long seed, bool traces)
    {
        Chance = new(seed);
        trace = traces ? [] : null;
        Start = Agenda.Now;
        Plan = SitePlan.Of(Chance, NewId);
        var trouble = Trouble.Of(Chance);
        crashes = new(trouble.Crashes);
        Disk = new(this, trouble.Disks);
        Snapshots = new(Journal);
        Salesforce = new(this);
        People = [.. Plan.Agents.Select(agent => new Person(this, agent.Agent))];
    }

    internal Chance Chance { get; }

    internal Agenda Agenda { get; } = new();

    internal DateTimeOffset Start { get; }

    internal SitePlan Plan { get; }

    internal InMemoryJournal Journal { get; } = new();

    internal SimulatedDisk Disk { get; }

    internal RebuiltSnapshots Snapshots { get; }

    internal History History { get; } = new();

    internal SimulatedCrm Salesforce { get; }

    internal List<Phone> Phones { get; } = [];

    internal IReadOnlyList<Person> People { get; }

    /// <summary>The process that runs; null while none does.</summary>
    internal SiteProcess? Process { get; private set; }

    internal int Deaths { get; private set; }

    /// <summary>When a process was last known to run; not exactly when it died.</summary>
    internal DateTimeOffset? LastSign { get; private set; }

    internal bool Traces => trace is not null;

    internal IReadOnlyList<string> Trace => trace ?? [];

    /// <summary>The next death; null when none is left.</summary>
    internal Crash? NextCrash => crashes.Count > 0 ? crashes.Peek() : null;

    internal Guid NewId() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]);

    internal void Say(string what) => trace?.Add($"{(Agenda.Now - Start).TotalSeconds,9:F3} {what}");

    internal void In(TimeSpan delay, Action step) => Agenda.In(delay, step);

    internal void StartProcess()
    {
        Say("--- a process starts");
        foreach (var phone in Phones) phone.LosesSite();
        Process = new(this);
        Process.Start();
        var mine = Process;
        if (NextCrash is { Point: CrashPoint.Anywhere } crash) In(crash.At, () => Kill(mine));
        else if (NextCrash is { Point: CrashPoint.Stop } stop) In(stop.At, mine.Stop);
    }

    /// <summary>The process dies now, if it is still this one.</summary>
    internal void Kill(SiteProcess process)
    {
        if (Process != process) return;
        Say("--- the process dies");
        Deaths++;
        LastSign = Agenda.Now - Chance.Milliseconds(0, 1000);
        process.Dispose();
        Process = null;
        In(crashes.Dequeue().Downtime, StartProcess);
    }

    internal void SiteIsSetUp()
    {
        foreach (var person in People) person.ProcessStarted();
    }
}
