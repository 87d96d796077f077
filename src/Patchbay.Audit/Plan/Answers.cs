using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>What only people know and a plan needs: teams, wishes, numbers, who has time. A file with these names; all have defaults.</summary>
/// <remarks>Settable, because generated readers forget the defaults of init-only properties.</remarks>
public sealed record Answers
{
    /// <summary>Name and version of the form.</summary>
    public const string CurrentSchema = "patchbay.answers/1";

    /// <summary>Name and version of the form.</summary>
    public string Schema { get; set; } = CurrentSchema;

    /// <summary>What the file is, for whoever opens it.</summary>
    public string About { get; set; } = "Answers for patchbay plan. Change what is wrong, leave what is right, then run: patchbay plan AUDIT.json --answers THIS-FILE. Days are written as 2027-09-14; docs/audit.md explains each name.";

    /// <summary>Name of the company in texts.</summary>
    public string Company { get; set; } = "our company";

    /// <summary>The way off Open CTI, as <see cref="Replacement.Target"/>.</summary>
    public string Way { get; set; } = Replacement.SalesforceVoice;

    /// <summary>Wish: the day on which the pilot works with the new phone. Null: as late as is safe.</summary>
    public DateOnly? FirstGoLive { get; set; }

    /// <summary>Wish: the day of the last wave. Null: as late as is safe.</summary>
    public DateOnly? LastGoLive { get; set; }

    /// <summary>Weeks from one wave to the next, 1 to 12.</summary>
    public int WeeksBetweenWaves { get; set; } = 2;

    /// <summary>Users of the pilot, 1 to 50.</summary>
    public int PilotUsers { get; set; } = 6;

    /// <summary>Most users of a wave, 1 to 5000.</summary>
    public int UsersPerWave { get; set; } = 60;

    /// <summary>People who do the work, 0.1 to 100; half a person is 0.5.</summary>
    public double People { get; set; } = 2;

    /// <summary>Hours a week that each of them has for it, 1 to 60.</summary>
    public double HoursPerWeek { get; set; } = 28;

    /// <summary>Weeks kept free before the deadline, 0 to 104.</summary>
    public int BufferWeeks { get; set; } = 8;

    /// <summary>Times in which nothing goes live.</summary>
    public ImmutableArray<Freeze> Freezes { get; set; } = [];

    /// <summary>Days on which nobody works, beside weekends.</summary>
    public ImmutableArray<DateOnly> ClosedDays { get; set; } = [];

    /// <summary>Teams that move.</summary>
    public ImmutableArray<TeamAnswer> Teams { get; set; } = [];

    /// <summary>Numbers that customers call, and that are shown to them.</summary>
    public ImmutableArray<NumberAnswer> Numbers { get; set; } = [];

    /// <summary>Names of providers to compare.</summary>
    public ImmutableArray<string> Providers { get; set; } = ["Provider A", "Provider B", "Provider C"];
}

/// <summary>A time in which nothing goes live.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Why">Why.</param>
public sealed record Freeze(DateOnly From, DateOnly To, string Why);

/// <summary>A team.</summary>
public sealed record TeamAnswer
{
    /// <summary>Its name, as the org has it: role, profile or department.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it works.</summary>
    public string Location { get; set; } = "";

    /// <summary>Users; where an org was asked, its list counts instead.</summary>
    public int Users { get; set; }

    /// <summary><c>Lightning</c>, <c>Classic</c> or <c>Mixed</c>.</summary>
    public string Interface { get; set; } = "Lightning";

    /// <summary>Who leads it.</summary>
    public string Supervisor { get; set; } = "";

    /// <summary>Wish: its day. Null: as it fits.</summary>
    public DateOnly? GoLive { get; set; }
}

/// <summary>A number.</summary>
public sealed record NumberAnswer
{
    /// <summary>The number or range.</summary>
    public string Number { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Its carrier today.</summary>
    public string Carrier { get; set; } = "";

    /// <summary>True when it moves to another carrier.</summary>
    public bool IsPorted { get; set; }

    /// <summary>What those see who are called from it.</summary>
    public string CallerId { get; set; } = "";

    /// <summary>The address that an emergency call from it carries.</summary>
    public string EmergencyAddress { get; set; } = "";

    /// <summary>Where calls go when all else fails.</summary>
    public string Fallback { get; set; } = "";
}
