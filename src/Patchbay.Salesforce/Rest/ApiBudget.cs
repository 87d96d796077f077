using System.Globalization;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Rest;

/// <summary>What the org said last about its calls of the last 24 hours.</summary>
/// <param name="Spent">Calls that everyone together has made.</param>
/// <param name="Max">Calls that are allowed.</param>
public sealed record ApiUsage(long Spent, long Max);

/// <summary>Calls that are short, so that records wait.</summary>
/// <param name="Words">Which, without a full stop.</param>
/// <param name="Until">When there are some again at the latest; null when only the org can tell.</param>
internal sealed record ApiShortage(string Words, DateTimeOffset? Until);

/// <summary>Knows how many API calls are spent, ours and everyone's. Safe to use from any thread.</summary>
internal sealed class ApiBudget(IOptions<SalesforceOptions> options, TimeProvider time)
{
    private static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    private readonly CallCounter lastMinute = new(TimeSpan.FromSeconds(1), 60);
    private readonly CallCounter lastDay = new(TimeSpan.FromMinutes(10), 24 * 6);
    private ApiUsage? usage;
    private long ours;

    /// <summary>What the org said last; null before its first answer.</summary>
    internal ApiUsage? Usage => Volatile.Read(ref usage);

    /// <summary>Calls we made since the process began.</summary>
    internal long Ours => Interlocked.Read(ref ours);

    /// <summary>Calls that are ours to spend in a day; null before the org named its limit.</summary>
    internal long? Share => Usage is { } known ? (long)(known.Max * options.Value.ApiShare) : null;

    /// <summary>Calls in a second that our share allows all day long at a site that is busy half of it; one before the org named its limit.</summary>
    internal double PerSecond => Share is { } share ? share / TimeSpan.FromHours(12).TotalSeconds : 1;

    /// <summary>True when so little is left for the whole org that only what cannot wait may be asked.</summary>
    internal bool IsTight => Usage is { Max: > 0 } known && known.Spent >= known.Max * 0.95;

    /// <summary>Calls we made in the last 24 hours, those of earlier processes included.</summary>
    internal long OursToday => lastDay.Count(time.GetUtcNow());

    /// <summary>True when our share of the day is spent.</summary>
    internal bool IsShareSpent => Share is { } share && OursToday >= share;

    /// <summary>
    /// True when there are calls for what makes a call better and can be left out: searching for an unknown caller, asking for changed numbers. A
    /// fifth of each minute is kept for writing, which must not wait for them.
    /// </summary>
    internal bool CanSpare => !IsTight && !IsShareSpent && lastMinute.WaitUntilBelow(Spare, time.GetUtcNow()) == TimeSpan.Zero;

    private int Spare => options.Value.ApiPerMinute * 4 / 5;

    /// <summary>How long to wait until there are calls of this minute that writing does not need.</summary>
    /// <param name="now">The instant.</param>
    /// <returns>Nothing, or up to a minute.</returns>
    internal TimeSpan WaitForSpare(DateTimeOffset now) => lastMinute.WaitUntilBelow(Spare, now);

    /// <summary>Waits until there are calls of this minute that writing does not need.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    internal async Task WaitForSpareAsync(CancellationToken cancellationToken)
    {
        while (WaitForSpare(time.GetUtcNow()) is { Ticks: > 0 } wait) await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Counts a call.</summary>
    /// <returns>When.</returns>
    internal DateTimeOffset Count()
    {
        Interlocked.Increment(ref ours);
        var now = time.GetUtcNow();
        lastMinute.Add(now);
        lastDay.Add(now);
        return now;
    }

    /// <summary>Takes a call out of the day that never reached the org: a day of tries must not spend the share that the records need afterwards.</summary>
    /// <param name="counted">When it was counted.</param>
    internal void TakeBack(DateTimeOffset counted) => lastDay.Remove(counted, time.GetUtcNow());

    /// <summary>Writes down what we spent in the last 24 hours.</summary>
    internal string WriteDay() => lastDay.Write(time.GetUtcNow());

    /// <summary>Adds what an earlier process spent.</summary>
    /// <param name="written">From <see cref="WriteDay"/>; what is older than 24 hours, or cannot be read, is left out.</param>
    internal void AddDay(string written) => lastDay.Add(written, time.GetUtcNow());

    /// <summary>How long to wait until calls of this minute are left.</summary>
    /// <param name="now">The instant.</param>
    /// <returns>Nothing, or up to a minute.</returns>
    internal TimeSpan WaitForMinute(DateTimeOffset now) => lastMinute.WaitUntilBelow(options.Value.ApiPerMinute, now);

    /// <summary>Says which calls are short for writing.</summary>
    /// <param name="now">The instant.</param>
    /// <returns>The scarcest; null when there are calls.</returns>
    internal ApiShortage? FindShortage(DateTimeOffset now)
    {
        if (IsShareSpent)
        {
            var wait = lastDay.WaitUntilBelow((int)Math.Clamp(Share ?? 0, 1, int.MaxValue), now);
            return new("Patchbay's share of the org's API calls a day is spent (Salesforce:ApiShare)", now + wait);
        }

        if (WaitForMinute(now) is { Ticks: > 0 } spent)
            return new(string.Create(CultureInfo.InvariantCulture, $"Patchbay's API calls of this minute are spent (Salesforce:ApiPerMinute is {options.Value.ApiPerMinute})"), now + spent);
        if (Usage is { Max: > 0 } known && known.Spent >= known.Max) return new("the org's API calls of the day are used up, by whomever", null);
        return IsTight ? new("fewer than a twentieth of the org's API calls of the day are left, and only calls of this moment are written", null) : null;
    }

    /// <summary>Takes the org's word.</summary>
    /// <param name="header">Value of <c>Sforce-Limit-Info</c>: <c>api-usage=18/5000</c>; anything else is ignored.</param>
    internal void Take(string header)
    {
        if (TryParse(header, out var parsed)) Take(parsed);
    }

    /// <summary>Takes the org's word.</summary>
    /// <param name="told">What it said.</param>
    internal void Take(ApiUsage told) => Volatile.Write(ref usage, told);

    /// <summary>Stretches an interval so that regular asking spends at most half of our share, and half of each minute.</summary>
    /// <param name="wanted">The interval if calls were free.</param>
    /// <param name="callsPerRound">Calls that one round makes.</param>
    /// <returns>The wanted interval, or a longer one.</returns>
    internal TimeSpan Stretch(TimeSpan wanted, int callsPerRound)
    {
        var byMinute = minute * callsPerRound / (options.Value.ApiPerMinute * 0.5);
        var byDay = Share is > 0 and { } share ? TimeSpan.FromDays(1) * callsPerRound / (share * 0.5) : TimeSpan.Zero;
        return TimeSpan.FromTicks(Math.Max(wanted.Ticks, Math.Max(byMinute.Ticks, byDay.Ticks)));
    }

    /// <summary>Reads the header.</summary>
    /// <param name="header">Its value.</param>
    /// <param name="usage">What it says; zeros when the result is false.</param>
    /// <returns>False when it says nothing of the org's calls. Never throws.</returns>
    internal static bool TryParse(ReadOnlySpan<char> header, out ApiUsage usage)
    {
        const string name = "api-usage=";
        usage = new(0, 0);
        var start = header.IndexOf(name, StringComparison.Ordinal);
        // Not per-app-api-usage, which counts one app alone.
        if (start < 0 || (start > 0 && header[start - 1] is not (',' or ' '))) return false;
        var rest = header[(start + name.Length)..];
        if (rest.IndexOfAny(',', ';', ' ') is > 0 and var end) rest = rest[..end];
        var slash = rest.IndexOf('/');
        if (slash <= 0
            || !long.TryParse(rest[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var spent)
            || !long.TryParse(rest[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var max))
            return false;
        usage = new(spent, max);
        return true;
    }
}
