using Microsoft.Extensions.Options;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Orgs;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Health;

/// <summary>How something does.</summary>
internal enum HealthStatus
{
    /// <summary>Well.</summary>
    Ok,

    /// <summary>Calls go on, and somebody should look.</summary>
    Degraded,

    /// <summary>New calls are not taken.</summary>
    Down,
}

/// <summary>How one part does.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Status">How it does.</param>
/// <param name="Words">What that means, in one sentence.</param>
internal sealed record HealthPart(string Name, HealthStatus Status, string Words);

/// <summary>How the whole does.</summary>
/// <param name="Status">The worst of its parts.</param>
/// <param name="Parts">The parts.</param>
internal sealed record HealthReport(HealthStatus Status, IReadOnlyList<HealthPart> Parts);

/// <summary>Looks at all parts of the process.</summary>
/// <param name="loop">The exchange and its journal.</param>
/// <param name="probe">Whether the journal's database answers.</param>
/// <param name="telephony">What telephony carries.</param>
/// <param name="salesforce">How it goes with the live org.</param>
/// <param name="orgs">The orgs that are not live any more, which may have records to get yet.</param>
/// <param name="certificate">The web server's certificate.</param>
/// <param name="options">Where the data is.</param>
/// <param name="time">The clock.</param>
internal sealed class SiteHealth(
    ExchangeLoop loop, JournalProbe probe, ITelephonyFigures telephony, ISalesforceHealth salesforce, IOrgs orgs, ServerCertificate certificate, IOptions<ServerOptions> options, TimeProvider time)
{
    private const long LeastRoomBytes = 1L << 30;
    private static readonly TimeSpan longestTurn = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan lateMedia = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan soon = TimeSpan.FromDays(14);

    /// <summary>False when the exchange hangs.</summary>
    internal bool IsLive => loop.Figures.SinceLastTurn < longestTurn;

    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <returns>What it found.</returns>
    internal async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        HealthPart?[] looked = [Exchange(), await JournalAsync(cancellationToken), Telephony(), Salesforce(), Disk(), Certificate()];
        HealthPart[] parts = [.. looked.OfType<HealthPart>()];
        return new(parts.Max(part => part.Status), parts);
    }

    private HealthPart Exchange() => IsLive
        ? new("exchange", HealthStatus.Ok, "It takes its turns.")
        : new("exchange", HealthStatus.Down, "It has not taken a turn for a while; start Patchbay again and report the log.");

    private async Task<HealthPart> JournalAsync(CancellationToken cancellationToken)
    {
        if (loop.StalledSince is { } since)
            return new("journal", HealthStatus.Down, $"It has not been written since {since:u}; new calls get 503. Look at the disk or at PostgreSQL.");
        return await probe.AnswersAsync(cancellationToken)
            ? new("journal", HealthStatus.Ok, "It answers and is written.")
            : new("journal", HealthStatus.Down, "Its database does not answer; the next call gets 503. Look at the disk or at PostgreSQL.");
    }

    private HealthPart Telephony()
    {
        var load = telephony.Read();
        string?[] found =
        [
            load.Lateness > lateMedia ? "Audio is sent late: the machine is overloaded." : null,
            .. load.Away is { IsDefaultOrEmpty: false } away ? away.Select(WordsOf) : [],
            load.RecordingBacklogBytes > 0 ? "Recordings wait in memory for the disk." : null,
        ];
        string[] troubles = [.. found.OfType<string>()];
        return troubles.Length > 0
            ? new("telephony", HealthStatus.Degraded, string.Join(' ', troubles))
            : new("telephony", HealthStatus.Ok, "Audio is on time.");
    }

    /// <summary>Anybody may read it, so names and addresses are in the log alone.</summary>
    internal static string WordsOf(AwayTrunk trunk)
    {
        var (why, line) = trunk.Reason switch
        {
            AwayReason.Silent => ("gives no answer", 2615),
            AwayReason.NoAddress => ("has a name without an address", 2613),
            AwayReason.Distrusted => ("shows a certificate that is not trusted", 2618),
            AwayReason.OutOfService => ("says that it is out of service", 2616),
            AwayReason.NotAllowed => ("does not let us call", 2616),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{(trunk.Name is { } name ? $"The trunk {name}" : "A line to the outside")} {why}, and has placed no call since {trunk.Since:u}; line {line} of the log says where and what to do.";
    }

    private HealthPart Salesforce()
    {
        var status = salesforce.Current;
        var leftOut = status.LeftOut > 0 ? $", {status.LeftOut} are written without fields that the org lacks" : "";
        var shortage = status.Shortage is { } why ? $" They wait because {why}{(status.NextTryAt is { } room ? $"; there is room at {room:u}" : "")}." : "";
        var owed = orgs.All.Where(org => !org.IsLive).Select(org => org.Health.Current).Where(before => before.Waiting + before.Parked > 0).ToArray();
        var before = owed.Length > 0 ? $" For orgs that are not live any more {owed.Sum(one => one.Waiting)} wait and {owed.Sum(one => one.Parked)} are parked." : "";
        var isWell = status.State is SalesforceState.Off or SalesforceState.Answering && status.Parked + status.LeftOut == 0
            && owed.All(one => one is { State: SalesforceState.Answering, Parked: 0 });
        return new("salesforce", isWell ? HealthStatus.Ok : HealthStatus.Degraded, $"{status.State}; {status.Waiting} records wait, {status.Parked} are parked{leftOut}.{shortage}{before}");
    }

    private HealthPart Disk()
    {
        var room = new DriveInfo(Path.GetFullPath(options.Value.DataFolder)).AvailableFreeSpace;
        return room < LeastRoomBytes
            ? new("disk", HealthStatus.Degraded, $"{room >> 20} MiB are left for the data folder; make room before it is full.")
            : new("disk", HealthStatus.Ok, $"{room >> 30} GiB are left for the data folder.");
    }

    private HealthPart? Certificate()
    {
        if (certificate.ExpiresAt is not { } expires) return null;
        return expires - time.GetUtcNow() < soon
            ? new("certificate", HealthStatus.Degraded, $"It expires at {expires:u}.")
            : new("certificate", HealthStatus.Ok, $"It holds until {expires:u}.");
    }
}
