using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Bridge;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class LoadGateTests : IDisposable
{
    private static readonly IPEndPoint Source = new(IPAddress.Loopback, 5060);
    private readonly OwnerLoop owner = new(NullLogger.Instance);
    private readonly VirtualTime time = new();

    public void Dispose() => owner.Dispose();

    [Fact]
    public void A_burst_is_counted_before_the_switchboard_has_seen_it()
    {
        LoadGate gate = new(new TelephonyOptions { MostCalls = 5 }, owner, _ => true, time);

        var granted = Enumerable.Range(0, 60).Count(_ => gate.Decide(Source, 0).IsGranted);

        Assert.Equal(5, granted);
    }

    [Fact]
    public void Whoever_leaves_makes_room_for_one_more()
    {
        LoadGate gate = new(new TelephonyOptions { MostCalls = 2 }, owner, _ => true, time);
        Assert.True(gate.Decide(Source, 0).IsGranted);
        Assert.True(gate.Decide(Source, 0).IsGranted);
        gate.Calls = 2;
        gate.HasArrived();
        gate.HasArrived();
        Assert.False(gate.Decide(Source, 0).IsGranted);

        gate.Calls = 1;

        Assert.True(gate.Decide(Source, 0).IsGranted);
        Assert.False(gate.Decide(Source, 0).IsGranted);
    }

    [Fact]
    public void While_earlier_calls_wait_too_long_new_ones_are_told_to_try_later()
    {
        LoadGate gate = new(new TelephonyOptions { MostCalls = 1_000, RetryAfter = TimeSpan.FromSeconds(7) }, owner, _ => true, time);
        var waiting = Enumerable.Range(0, DelayLimit.Few).Select(_ => gate.Begin()).ToList();
        time.Advance(DelayLimit.Target + TimeSpan.FromMilliseconds(1));
        Assert.True(gate.Decide(Source, 0).IsGranted);
        time.Advance(DelayLimit.Patience);

        var refused = gate.Decide(Source, 0);
        waiting.ForEach(arrival => arrival.Decided());

        Assert.Equal(Admission.Overloaded(TimeSpan.FromSeconds(7)), refused);
        Assert.Equal(1, gate.Refused);
        Assert.True(gate.Decide(Source, 0).IsGranted);
    }
}
