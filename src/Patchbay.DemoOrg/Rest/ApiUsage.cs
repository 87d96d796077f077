using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Counts API calls over a rolling day, in hours. Reference: rest-call-logging §6.</summary>
internal sealed class ApiUsage(DemoOrgOptions options)
{
    private ImmutableDictionary<long, int> _byHour = ImmutableDictionary<long, int>.Empty;

    public int Max => options.DailyApiRequests;

    public int Used
    {
        get
        {
            if (options.Faults.IsDailyLimitUsedUp)
                return Max;
            var oldest = Hour() - 23;
            return _byHour.Where(hour => hour.Key >= oldest).Sum(hour => hour.Value);
        }
    }

    /// <summary>The header that tells it.</summary>
    public string Told => options.Doubts.LimitNamesApp
        ? $"api-usage={Used}/{Max}; per-app-api-usage={Used}/{Max}(appName={options.ClientId})"
        : $"api-usage={Used}/{Max}";

    /// <summary>Counts one call.</summary>
    /// <returns>False when the day's share is used up; the call is then not counted.</returns>
    public bool TryCount()
    {
        if (Used >= Max)
            return false;
        var hour = Hour();
        ImmutableInterlocked.Update(ref _byHour, static (known, now) =>
            known.RemoveRange(known.Keys.Where(key => key < now - 23)).SetItem(now, known.GetValueOrDefault(now) + 1), hour);
        return true;
    }

    private long Hour() => options.Time.GetUtcNow().ToUnixTimeSeconds() / 3600;
}
