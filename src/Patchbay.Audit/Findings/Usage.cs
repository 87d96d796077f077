using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>What a live org told about the use of calls.</summary>
public sealed record Usage
{
    /// <summary>Address of the org.</summary>
    public required string Org { get; init; }

    /// <summary>Edition, as the org calls it; null when it did not tell.</summary>
    public string? Edition { get; init; }

    /// <summary>True for a sandbox; null when it did not tell.</summary>
    public bool? IsSandbox { get; init; }

    /// <summary>Call centers with their users.</summary>
    public required ImmutableArray<LiveCallCenter> CallCenters { get; init; }

    /// <summary>Users with a call center, by name.</summary>
    public required ImmutableArray<LiveUser> Users { get; init; }

    /// <summary>Tasks of calls by type.</summary>
    public required ImmutableArray<Tally> ByType { get; init; }

    /// <summary>Tasks of calls by disposition, the most frequent first.</summary>
    public required ImmutableArray<Tally> ByDisposition { get; init; }

    /// <summary>Tasks of calls by month, <c>2026-11</c>.</summary>
    public required ImmutableArray<Tally> ByMonth { get; init; }

    /// <summary>Who logs calls, the busiest first.</summary>
    public required ImmutableArray<Tally> ByCreator { get; init; }

    /// <summary>Fields of tasks of calls, with the number of tasks in which they are filled.</summary>
    public required ImmutableArray<Tally> FilledFields { get; init; }

    /// <summary>Installed packages: namespace and name.</summary>
    public required ImmutableArray<LivePackage> Packages { get; init; }

    /// <summary>Kinds of event log files that there are, with their number.</summary>
    public required ImmutableArray<Tally> EventLogs { get; init; }

    /// <summary>Calls of Salesforce Voice in 90 days by vendor type: the org is on both sides when there are any.</summary>
    public ImmutableArray<Tally> VoiceCalls { get; init; } = [];

    /// <summary>Numbers in the directory of call centers; null when the org did not tell.</summary>
    public long? DirectoryNumbers { get; init; }

    /// <summary>Sign-ins in 90 days by application: back ends of vendors are among them.</summary>
    public ImmutableArray<Tally> SignIns { get; init; } = [];

    /// <summary>Changes in Setup during 180 days that concern call centers, the newest first.</summary>
    public ImmutableArray<SetupChange> SetupChanges { get; init; } = [];

    /// <summary>The softphone layout of the calling profile, as the org describes it; null when it was not told.</summary>
    public string? SoftphoneLayout { get; init; }

    /// <summary>Every question that was asked, with what became of it.</summary>
    public required ImmutableArray<LiveQuestion> Questions { get; init; }
}

/// <summary>A call center of an org.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AdapterUrl">Address of its adapter; null when there is none.</param>
/// <param name="ActiveUsers">Active users who belong to it.</param>
/// <param name="Recent">Of them, those who signed in during the last 90 days.</param>
public sealed record LiveCallCenter(string Name, string? AdapterUrl, int ActiveUsers, int Recent);

/// <summary>A user who belongs to a call center.</summary>
/// <param name="Id">Id in the org.</param>
/// <param name="Name">Name.</param>
/// <param name="Team">Role, else profile, else department; empty when none is told.</param>
/// <param name="CallCenter">Name of the call center.</param>
/// <param name="CallCenterId">Its id, which a way back needs.</param>
/// <param name="LastLogin">Day of the last sign-in; null when never or not told.</param>
/// <param name="Calls">Tasks of calls made in the last 90 days.</param>
/// <param name="Interface"><c>Lightning</c>, <c>Classic</c> or empty when not told.</param>
public sealed record LiveUser(string Id, string Name, string Team, string CallCenter, string CallCenterId, DateOnly? LastLogin, int Calls, string Interface);

/// <summary>A name with a number.</summary>
/// <param name="Name">The name; empty for no value.</param>
/// <param name="Count">How many.</param>
public sealed record Tally(string Name, long Count);

/// <summary>A package in an org.</summary>
/// <param name="Namespace">Its namespace; empty when it has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record LivePackage(string Namespace, string Name, string Version);

/// <summary>A change in Setup.</summary>
/// <param name="Day">Its day; null when not told.</param>
/// <param name="Who">Who made it.</param>
/// <param name="What">What, in the words of the org.</param>
public sealed record SetupChange(DateOnly? Day, string Who, string What);

/// <summary>A question to an org.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Answered">False when it was refused.</param>
/// <param name="Why">Why it was refused; null when it was answered.</param>
public sealed record LiveQuestion(string Name, bool Answered, string? Why);
