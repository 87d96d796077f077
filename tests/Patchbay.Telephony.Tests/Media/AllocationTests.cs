using System.Net;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

public sealed class AllocationTests : IDisposable
{
    private readonly EngineFixture _fixture = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-allocation-").FullName;

    public void Dispose()
    {
        _fixture.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void Relaying_transcoding_and_recording_a_packet_allocates_nothing(AudioCodec callerCodec)
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        var far = new IPEndPoint(IPAddress.Loopback, 9);
        callerLeg.SetRemote(new PlainRtpRemote(far, callerCodec));
        agentLeg.SetRemote(new PlainRtpRemote(far, AudioCodec.Pcmu));
        MediaLeg.Bridge(callerLeg, agentLeg);
        _fixture.Engine.StartRecording(Path.Combine(_folder, "call.wav"), callerLeg, agentLeg);
        var packet = new byte[172];
        var from = PeerAddress.From(far);
        Relay(callerLeg, packet, callerCodec, from, first: 0, count: 500);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Relay(callerLeg, packet, callerCodec, from, first: 500, count: 5000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(5500u, agentLeg.Sender.Stream.Packets);
    }

    private static void Relay(PlainRtpLeg leg, byte[] packet, AudioCodec codec, in PeerAddress from, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            RtpPacket.WriteHeader(packet, (byte)codec, false, (ushort)i, (uint)i * 160, 7);
            leg.OnDatagram(port: null, packet, from);
        }
    }
}
