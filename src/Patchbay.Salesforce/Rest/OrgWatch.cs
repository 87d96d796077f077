using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>Since when Salesforce has not answered, and how.</summary>
/// <param name="Since">The first failure after the last success.</param>
/// <param name="Kind">What kind the last failure was.</param>
/// <param name="Code">Its code.</param>
internal sealed record OrgTrouble(DateTimeOffset Since, FaultKind Kind, string Code);

/// <summary>Watches every answer, to tell whether Salesforce is there. Safe to use from any thread.</summary>
internal sealed class OrgWatch(TimeProvider time)
{
    private OrgTrouble? trouble;
    private long answeredAt;

    /// <summary>What is wrong; null while it answers.</summary>
    internal OrgTrouble? Trouble => Volatile.Read(ref trouble);

    /// <summary>When it answered last; null when it never did.</summary>
    internal DateTimeOffset? AnsweredAt => Interlocked.Read(ref answeredAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>It answered as it should, or refused something of ours in particular.</summary>
    internal void Answered()
    {
        Interlocked.Exchange(ref answeredAt, time.GetUtcNow().UtcTicks);
        Volatile.Write(ref trouble, null);
    }

    /// <summary>It failed.</summary>
    /// <param name="fault">How.</param>
    internal void Failed(SalesforceFault fault)
    {
        if (fault.Kind is FaultKind.Park)
        {
            Answered();
            return;
        }

        var since = Trouble?.Since ?? time.GetUtcNow();
        Volatile.Write(ref trouble, new(since, fault.Kind, fault.Error.Code));
    }
}
