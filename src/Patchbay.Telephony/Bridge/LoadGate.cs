using System.Net;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>Refuses calls before they cost anything, when there are as many as configured, or those before them wait too long.</summary>
/// <param name="options">The limits.</param>
/// <param name="owner">Its length bounds what may pile up for other reasons than calls.</param>
/// <param name="mayCall">Whether calls are taken from there. Other hosts may be allowed to speak, but for other reasons.</param>
/// <param name="time">The clock.</param>
internal sealed class LoadGate(TelephonyOptions options, OwnerLoop owner, Func<IPEndPoint, bool> mayCall, TimeProvider time) : IAdmissionGate
{
    private const int MostWork = 2_000;
    private readonly long start = time.GetTimestamp();
    private readonly ArrivalQueue arrivals = new();
    private readonly DelayLimit delay = new();
    private int calls;

    // Calls that were let in and that the owner of the switchboard has not seen yet: a burst comes faster than it can count.
    private int onTheWay;
    private long refused;

    /// <summary>Calls that were refused since the process began.</summary>
    internal long Refused => Interlocked.Read(ref refused);

    /// <summary>Calls on the switchboard; set by its owner.</summary>
    internal int Calls
    {
        set => Volatile.Write(ref calls, value);
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <inheritdoc/>
    public Admission Decide(IPEndPoint source, int dialogs)
    {
        if (!mayCall(source)) return new(403, TimeSpan.Zero);
        var present = Volatile.Read(ref calls) + Volatile.Read(ref onTheWay);
        if (present >= options.MostCalls || owner.Length >= MostWork || IsLate())
        {
            Interlocked.Increment(ref refused);
            return Admission.Overloaded(options.RetryAfter);
        }

        Interlocked.Increment(ref onTheWay);
        return Admission.Granted;
    }

    /// <summary>A call that was let in is on its way to the exchange. On the SIP loop, as <see cref="Decide"/>.</summary>
    internal Arrival Begin() => arrivals.Add(Now);

    /// <summary>A call that was let in is counted among <see cref="Calls"/> from now on, or was turned away for another reason.</summary>
    internal void HasArrived() => Interlocked.Decrement(ref onTheWay);

    private bool IsLate()
    {
        var now = Now;
        return delay.IsExceeded(arrivals.Longest(now), arrivals.Count, now);
    }
}
