using System.Collections.Immutable;
using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg;

/// <summary>Troubles an org can have, switched while it runs. Rules, gaps and skew meet everybody, the rest only connected clients, never the
/// person in the page.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public sealed class DemoOrgFaults
{
    private int _answersToLose;
    private int _rowsToLock;
    private int _sessionGeneration;
    private int _consentGeneration;
    private volatile FaultDice _dice = new(FaultPlan.None);

    /// <summary>True: every request, also for a token, answers 503 SERVER_UNAVAILABLE.</summary>
    public bool IsAway { get; set; }

    /// <summary>True: the day's API calls are used up; every call answers 403 REQUEST_LIMIT_EXCEEDED, and the limits say so.</summary>
    public bool IsDailyLimitUsedUp { get; set; }

    /// <summary>How long each answer takes on top. Default none.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How much the org's clock is ahead of the true time; negative when it is behind. Default none.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>Replaces <see cref="DemoOrgOptions.SearchIndexDelay"/>; null leaves it.</summary>
    public TimeSpan? SearchIndexDelay { get; set; }

    /// <summary>What the org lacks, as if an older package were installed: objects (<c>Phone_Call__c</c>) and fields (<c>Task.Patchbay_Recording__c</c>).</summary>
    public ImmutableHashSet<string> Missing
    {
        get;
        set
        {
            field = value.WithComparer(StringComparer.OrdinalIgnoreCase);
            Unseen = field.Union(Hidden);
        }
    }
    = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields that the field-level security of the client's user hides: <c>Task.Patchbay_Recording__c</c>. To it they are not there; only the
    /// Tooling API knows them.</summary>
    public ImmutableHashSet<string> Hidden
    {
        get;
        set
        {
            field = value.WithComparer(StringComparer.OrdinalIgnoreCase);
            Unseen = Missing.Union(field);
        }
    }
    = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The package that is installed; null for none.</summary>
    public DemoOrgPackage? Package { get; set; }

    /// <summary>What is missing or hidden.</summary>
    internal ImmutableHashSet<string> Unseen { get; private set; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who may read what. Default everybody everything.</summary>
    public DemoOrgSharing Sharing { get; set; } = DemoOrgSharing.Everybody;

    /// <summary>Validation rules and refusing triggers of the org.</summary>
    public ImmutableArray<RefusalRule> Rules { get; set; } = [];

    /// <summary>Faults by chance and by script. Setting it begins anew, counts included.</summary>
    public FaultPlan Plan
    {
        get => _dice.Plan;
        set => _dice = new FaultDice(value);
    }

    /// <summary>How often each fault of the plan happened.</summary>
    public IReadOnlyDictionary<Fault, int> Happened => _dice.Happened;

    internal int ConsentGeneration => Volatile.Read(ref _consentGeneration);

    internal int SessionGeneration => Volatile.Read(ref _sessionGeneration);

    /// <summary>Does the next writes and then breaks the connection, so that their outcome is unknown.</summary>
    /// <param name="count">How many requests.</param>
    public void LoseAnswers(int count) => Interlocked.Add(ref _answersToLose, count);

    /// <summary>Refuses the next rows with UNABLE_TO_LOCK_ROW.</summary>
    /// <param name="count">How many rows; a batch may use up several.</param>
    public void LockRows(int count) => Interlocked.Add(ref _rowsToLock, count);

    /// <summary>Takes back what persons allowed so far, as an administrator does: no refresh token works any more.</summary>
    public void RevokeConsents() => Interlocked.Increment(ref _consentGeneration);

    /// <summary>Makes every token given so far invalid.</summary>
    public void EndSessions() => Interlocked.Increment(ref _sessionGeneration);

    internal Fault? ForRequest(string method, string path)
    {
        var planned = _dice.ForRequest(method, path);
        return planned is null && method != "GET" && Take(ref _answersToLose) ? Fault.CutAfter : planned;
    }

    internal Fault? ForRow(string sObject) => Take(ref _rowsToLock) ? Fault.RowLocked : _dice.ForRow(sObject);

    private static bool Take(ref int left)
    {
        while (Volatile.Read(ref left) is > 0 and var seen)
        {
            if (Interlocked.CompareExchange(ref left, seen - 1, seen) == seen)
                return true;
        }

        return false;
    }
}
