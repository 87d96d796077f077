using System.Net;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

public sealed class ConferenceTests : IDisposable
{
    private readonly EngineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void Each_of_three_hears_both_others_and_never_itself(AudioCodec codec)
    {
        var (customerLeg, customer) = _fixture.Call(codec);
        var (agentLeg, agent) = _fixture.Call();
        var (guestLeg, guest) = _fixture.Call();
        customerLeg.Hear(MediaSource.Mix([agentLeg, guestLeg]));
        agentLeg.Hear(MediaSource.Mix([customerLeg, guestLeg]));
        guestLeg.Hear(MediaSource.Mix([customerLeg, agentLeg]));
        customer.Say(440);
        agent.Say(700);
        guest.Say(1000);
        _fixture.Step(5);

        var heard = _fixture.Listen(50, customer);

        Assert.InRange(heard.Level(700), 0.28, 0.32);
        Assert.InRange(heard.Level(1000), 0.28, 0.32);
        Assert.InRange(heard.Level(440), 0, 0.01);
        Assert.Equal(0, heard.SequenceGaps);
        Assert.Equal(160, heard.LargestTimestampStep);
    }

    [Fact]
    public void When_one_of_three_leaves_the_others_go_on_with_the_same_stream()
    {
        var (customerLeg, customer) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var (guestLeg, guest) = _fixture.Call();
        customerLeg.Hear(MediaSource.Mix([agentLeg, guestLeg]));
        agent.Say(700);
        guest.Say(1000);
        _fixture.Step(20);

        customerLeg.Hear(MediaSource.From(agentLeg));
        guest.Hush();
        guestLeg.Dispose();
        var heard = _fixture.Listen(50, customer);

        Assert.InRange(heard.Level(700), 0.28, 0.32);
        Assert.InRange(heard.Level(1000), 0, 0.02);
        Assert.Single(customer.Heard.Ssrcs);
    }

    [Fact]
    public void A_key_that_one_of_three_presses_goes_to_both_others_and_not_back()
    {
        var (customerLeg, customer) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var (guestLeg, guest) = _fixture.Call();
        customerLeg.Hear(MediaSource.Mix([agentLeg, guestLeg]));
        agentLeg.Hear(MediaSource.Mix([customerLeg, guestLeg]));
        guestLeg.Hear(MediaSource.Mix([customerLeg, agentLeg]));

        guest.Press('7');
        _fixture.Step(20);

        Assert.All([customer, agent], phone => Assert.Equal([7], KeysOf(phone)));
        Assert.Empty(KeysOf(guest));
    }

    private static IEnumerable<byte> KeysOf(Phone phone) =>
        phone.Heard.Packets.Where(packet => packet.PayloadType == 101).DistinctBy(packet => packet.Timestamp).Select(packet => packet.Payload[0]);

    [Fact]
    public void Mixing_allocates_nothing()
    {
        var legs = Enumerable.Range(0, 3).Select(_ => _fixture.CreateLeg()).ToList();
        var far = new IPEndPoint(IPAddress.Loopback, 9);
        foreach (var leg in legs)
        {
            leg.SetRemote(new PlainRtpRemote(far, AudioCodec.Pcmu));
            leg.Hear(MediaSource.Mix(legs.Where(other => other != leg)));
        }

        var packet = new byte[172];
        var from = PeerAddress.From(far);
        Run(0, 50);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(50, 200);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int first, int count)
        {
            for (var i = first; i < first + count; i++)
            {
                RtpPacket.WriteHeader(packet, 0, false, (ushort)i, (uint)i * 160, 7);
                foreach (var leg in legs)
                    leg.OnDatagram(port: null, packet, from);
                foreach (var leg in legs)
                    leg.Sender.Tick(i * 20_000L);
            }
        }
    }
}
