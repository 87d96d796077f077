using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class LoadGateTests : IDisposable
{
    private static readonly IPEndPoint Source = new(IPAddress.Loopback, 5060);
    private readonly OwnerLoop owner = new(NullLogger.Instance);

    public void Dispose() => owner.Dispose();

    [Fact]
    public void A_burst_is_counted_before_the_switchboard_has_seen_it()
    {
        LoadGate gate = new(new TelephonyOptions { MostCalls = 5 }, owner, _ => true);

        var granted = Enumerable.Range(0, 60).Count(_ => gate.Decide(Source, 0).IsGranted);

        Assert.Equal(5, granted);
    }

    [Fact]
    public void Whoever_leaves_makes_room_for_one_more()
    {
        LoadGate gate = new(new TelephonyOptions { MostCalls = 2 }, owner, _ => true);
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
}
