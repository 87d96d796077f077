using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip;

public sealed class AllocationTests(ITestOutputHelper output)
{
    /// <summary>Reading all into strings took about 31 KB for one side of a call; copies for the fake wire are part of the budget here.</summary>
    [Fact]
    public void A_call_costs_little_memory()
    {
        using VirtualAgent us = new();
        for (int i = 0; i < 50; i++)
            OneCall(us, i);
        us.Time.AdvanceSeconds(60);
        long allocated = 0;

        for (int i = 100; i < 200; i++)
            allocated += OneCall(us, i);

        output.WriteLine($"{allocated / 100} bytes per call");
        Assert.InRange(allocated / 100, 1, 15_000);
    }

    /// <returns>Bytes that the user agent allocated, without the test's messages.</returns>
    private static long OneCall(VirtualAgent us, int number)
    {
        long bytes = 0;
        Measure(PeerText.Invite($"z9hG4bK-{number}").Replace("call-1", $"call-{number}", StringComparison.Ordinal));
        IncomingInvite invite = us.Invites[^1];
        long start = GC.GetAllocatedBytesForCurrentThread();
        invite.Ring();
        invite.Answer(TestSession.Audio);
        bytes += GC.GetAllocatedBytesForCurrentThread() - start;
        us.Wire.Next();
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");
        Measure(PeerText.Request("ACK", $"z9hG4bK-a{number}", 1, tag).Replace("call-1", $"call-{number}", StringComparison.Ordinal));
        Measure(PeerText.Request("BYE", $"z9hG4bK-b{number}", 2, tag).Replace("call-1", $"call-{number}", StringComparison.Ordinal));
        us.Wire.Next();
        us.Invites.Clear();
        us.Observer.TakeAll();
        return bytes;

        void Measure(string message)
        {
            byte[] datagram = System.Text.Encoding.ASCII.GetBytes(message);
            long start = GC.GetAllocatedBytesForCurrentThread();
            us.Wire.Receive(datagram, VirtualAgent.Peer);
            bytes += GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }
}
