namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>The base values of all transaction timers over UDP (RFC 3261 §17, table 4 in appendix A).</summary>
internal static class SipTimes
{
    /// <summary>The estimate of a round trip.</summary>
    public static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest interval between retransmissions of anything but an INVITE.</summary>
    public static readonly TimeSpan T2 = TimeSpan.FromSeconds(4);

    /// <summary>The longest time a message stays in the network.</summary>
    public static readonly TimeSpan T4 = TimeSpan.FromSeconds(5);

    /// <summary>Timers B, D, F, H, J, L and M: when to give up.</summary>
    public static readonly TimeSpan GiveUp = 64 * T1;

    public static TimeSpan Doubled(TimeSpan interval) => 2 * interval;

    public static TimeSpan DoubledUpToT2(TimeSpan interval) => 2 * interval < T2 ? 2 * interval : T2;
}
