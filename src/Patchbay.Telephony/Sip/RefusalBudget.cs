namespace Patchbay.Telephony.Sip;

/// <summary>Limits what strangers get to hear from us. Belongs to the receive thread.</summary>
internal sealed class RefusalBudget(TimeProvider time, int perSecond)
{
    private long windowStart = time.GetTimestamp();
    private int spent;

    public bool TrySpend()
    {
        if (time.GetElapsedTime(windowStart) >= TimeSpan.FromSeconds(1))
        {
            windowStart = time.GetTimestamp();
            spent = 0;
        }

        return spent++ < perSecond;
    }
}
