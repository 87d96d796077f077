using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Health;

/// <summary>How it goes with Salesforce.</summary>
public enum SalesforceState
{
    /// <summary>Nothing is asked of it.</summary>
    Off,

    /// <summary>It answers.</summary>
    Answering,

    /// <summary>It does not answer, or answers that it cannot.</summary>
    Away,

    /// <summary>It does not accept our sign-in.</summary>
    SignInRefused,

    /// <summary>The org's calls or storage are used up.</summary>
    LimitReached,

    /// <summary>Our package is not installed there, or not for our user: the field that keeps records single is missing.</summary>
    PackageMissing,

    /// <summary>It answers and records are written, but the org does not keep our key unique: a record may be doubled.</summary>
    KeyNotUnique,
}

/// <summary>What to tell people about Salesforce.</summary>
/// <param name="State">How it goes.</param>
/// <param name="Since">Since when it has not gone well; null while it does.</param>
/// <param name="Waiting">Records that wait to be written; a few seconds old.</param>
/// <param name="Parked">Records that a person must look at; a few seconds old.</param>
/// <param name="DirectoryFilled">True once all numbers of the org were read.</param>
/// <param name="Usage">The org's calls of the last day; null before its first answer.</param>
/// <param name="Code">Code of the last failure; null while it goes well.</param>
public sealed record SalesforceStatus(
    SalesforceState State, DateTimeOffset? Since, int Waiting, int Parked, bool DirectoryFilled, ApiUsage? Usage, string? Code)
{
    /// <summary>Records by the state of their link; a few seconds old.</summary>
    public IReadOnlyDictionary<RecordLinkState, int> Records { get; init; } = ImmutableDictionary<RecordLinkState, int>.Empty;

    /// <summary>Records that are written, but without fields that the org lacks; a few seconds old.</summary>
    public int LeftOut { get; init; }

    /// <summary>Which API calls are short, so that records wait, in words without a full stop; null when none are.</summary>
    public string? Shortage { get; init; }

    /// <summary>When the writer tries again at the latest; null while it does not wait, and while it tries.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>API requests that we made since the process began.</summary>
    public long Requests { get; init; }
}

/// <summary>Tells how it goes with Salesforce.</summary>
public interface ISalesforceHealth
{
    /// <summary>The state now. Costs nothing.</summary>
    SalesforceStatus Current { get; }
}

/// <summary>Reads it from what the parts know.</summary>
internal sealed class SalesforceHealth(
    OrgWatch watch, CallLogProgress log, DirectoryProgress directory, ApiBudget budget, IOptions<SalesforceOptions> options, TimeProvider time) : ISalesforceHealth
{
    /// <inheritdoc/>
    public SalesforceStatus Current
    {
        get
        {
            var trouble = watch.Trouble;
            var stop = log.Stop;
            var state = StateOf(trouble, stop);
            var isWell = state is SalesforceState.Off or SalesforceState.Answering;
            var waiting = log.Counts.GetValueOrDefault(RecordLinkState.Dirty);
            var now = time.GetUtcNow();
            var room = waiting > 0 ? budget.FindShortage(now) : null;
            return new(
                state, isWell ? null : trouble?.Since ?? stop?.Since ?? log.KeyNotUniqueSince, waiting,
                log.Counts.GetValueOrDefault(RecordLinkState.Parked), directory.IsFilled, budget.Usage, isWell ? null : trouble?.Code ?? stop?.Reason.Code)
            {
                Records = log.Counts,
                Requests = budget.Ours,
                LeftOut = log.LeftOut.Values.Sum(),
                Shortage = room?.Words,
                NextTryAt = NextTry(isWell ? null : stop?.Until, room?.Until, now),
            };
        }
    }

    /// <summary>The later of both, since each holds the writer back; one that is past has begun.</summary>
    private static DateTimeOffset? NextTry(DateTimeOffset? held, DateTimeOffset? room, DateTimeOffset now)
    {
        var later = held is null || room > held ? room ?? held : held;
        return later > now ? later : null;
    }

    private SalesforceState StateOf(OrgTrouble? trouble, Halt? stop)
    {
        if (!options.Value.Enabled) return SalesforceState.Off;
        return (trouble?.Kind, stop?.Reason.Kind) switch
        {
            (FaultKind.SignIn, _) => SalesforceState.SignInRefused,
            (FaultKind.Quota, _) or (null, FaultKind.Quota) => SalesforceState.LimitReached,
            (not null, _) => SalesforceState.Away,
            (null, FaultKind.Park) => SalesforceState.PackageMissing,
            _ => log.KeyNotUniqueSince is null ? SalesforceState.Answering : SalesforceState.KeyNotUnique,
        };
    }
}
