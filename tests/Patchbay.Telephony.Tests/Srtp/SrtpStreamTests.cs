using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.Tests.Srtp;

public sealed class SrtpStreamTests
{
    public static TheoryData<string> Profiles => [nameof(SrtpProfile.AeadAes128Gcm), nameof(SrtpProfile.Aes128CmHmacSha1Tag80)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_one_end_protects_the_other_opens_across_rollovers(string profile)
    {
        var (sender, receiver) = Pair(profile);

        for (var i = 0; i < 150_000; i++)
        {
            var packet = Packet((ushort)(65_000 + i), length: i % 200);
            var original = packet.Plain.ToArray();
            var length = sender.ProtectRtp(packet.Buffer, packet.Length);
            Assert.True(receiver.TryUnprotectRtp(packet.Buffer.AsSpan(0, length), out var opened));
            Assert.Equal(original, packet.Buffer.AsSpan(0, opened).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_replayed_packet_is_dropped_and_a_late_one_accepted_once(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var packets = Enumerable.Range(65_530, 100).Select(i => Protect(sender, (ushort)i)).ToList();

        Assert.All(packets.Where((_, i) => i != 60), p => Assert.True(Open(receiver, p)));
        Assert.True(Open(receiver, packets[60]));
        Assert.All(packets, p => Assert.False(Open(receiver, p)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_packet_older_than_the_window_is_dropped(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var packets = Enumerable.Range(1000, 66).Select(i => Protect(sender, (ushort)i)).ToList();

        Assert.All(packets.Skip(1), p => Assert.True(Open(receiver, p)));

        Assert.False(Open(receiver, packets[0]));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_forged_packet_is_dropped_and_disturbs_nothing(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var (stranger, _) = Pair(profile, seed: 9);
        Assert.True(Open(receiver, Protect(sender, 10)));

        Assert.False(Open(receiver, Protect(stranger, 40_000)));
        Assert.False(Open(receiver, Protect(stranger, 11)));
        for (var i = 0; i < 60; i++)
        {
            var damaged = Protect(sender, 11);
            damaged[i % damaged.Length] ^= 0x40;
            Assert.False(Open(receiver, damaged));
        }

        Assert.True(Open(receiver, Protect(sender, 11)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_cut_packet_is_dropped_at_every_length(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var whole = Protect(sender, 1);
        var report = Report(sender);

        for (var length = 0; length < whole.Length; length++)
            Assert.False(receiver.TryUnprotectRtp(whole.AsSpan(0, length).ToArray(), out _));
        for (var length = 0; length < report.Length; length++)
            Assert.False(receiver.TryUnprotectRtcp(report.AsSpan(0, length).ToArray(), out _));
        Assert.True(Open(receiver, whole));
        Assert.True(receiver.TryUnprotectRtcp(report, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Reports_are_opened_once_and_only_with_the_right_key(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var (_, stranger) = Pair(profile, seed: 9);
        var report = Report(sender);

        Assert.False(stranger.TryUnprotectRtcp(report.ToArray(), out _));
        var first = report.ToArray();
        Assert.True(receiver.TryUnprotectRtcp(first, out var length));
        Assert.Equal(PlainReport(), first[..length]);
        Assert.False(receiver.TryUnprotectRtcp(report.ToArray(), out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_second_stream_of_the_same_end_has_its_own_window(string profile)
    {
        var master = Master(profile, 1);
        var receiver = new SrtpReceiver(master);
        var (first, second) = (new SrtpSender(master), new SrtpSender(master));

        Assert.True(Open(receiver, Protect(first, 5, ssrc: 1)));
        Assert.True(Open(receiver, Protect(second, 5, ssrc: 2)));
        Assert.False(Open(receiver, Protect(first, 5, ssrc: 1)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Protecting_and_opening_allocates_nothing(string profile)
    {
        var (sender, receiver) = Pair(profile);
        var buffer = new byte[300];
        for (ushort i = 1; i < 100; i++)
            RoundTrip(sender, receiver, buffer, i);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (ushort i = 100; i < 1100; i++)
            RoundTrip(sender, receiver, buffer, i);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_rollover_counter_is_guessed_as_in_RFC_3711_appendix_A()
    {
        Assert.Equal(0x10000UL + 3, SrtpReceiver.EstimateIndex(0xfffe, 3));
        Assert.Equal(0xfffeUL, SrtpReceiver.EstimateIndex(0x10003, 0xfffe));
        Assert.Equal(0x20005UL, SrtpReceiver.EstimateIndex(0x20003, 5));
        Assert.Equal(0xfffeUL, SrtpReceiver.EstimateIndex(3, 0xfffe));
    }

    private static (SrtpSender Sender, SrtpReceiver Receiver) Pair(string profile, byte seed = 1)
    {
        var master = Master(profile, seed);
        return (new SrtpSender(master), new SrtpReceiver(master));
    }

    private static SrtpMasterKey Master(string profileName, byte seed)
    {
        var profile = Enum.Parse<SrtpProfile>(profileName);
        var salt = new byte[SrtpMasterKey.SaltLength(profile)];
        salt.AsSpan().Fill((byte)(seed + 100));
        return new SrtpMasterKey(profile, Enumerable.Range(seed, 16).Select(i => (byte)i).ToArray(), salt);
    }

    private static (byte[] Buffer, int Length, byte[] Plain) Packet(ushort sequence, int length = 160, uint ssrc = 0x1234)
    {
        var buffer = new byte[12 + length + 32];
        RtpPacket.WriteHeader(buffer, 0, false, sequence, sequence * 160u, ssrc);
        buffer.AsSpan(12, length).Fill((byte)sequence);
        return (buffer, 12 + length, buffer[..(12 + length)]);
    }

    private static byte[] Protect(SrtpSender sender, ushort sequence, uint ssrc = 0x1234)
    {
        var packet = Packet(sequence, ssrc: ssrc);
        return packet.Buffer[..sender.ProtectRtp(packet.Buffer, packet.Length)];
    }

    private static bool Open(SrtpReceiver receiver, byte[] packet) => receiver.TryUnprotectRtp(packet.ToArray(), out _);

    private static void RoundTrip(SrtpSender sender, SrtpReceiver receiver, byte[] buffer, ushort sequence)
    {
        RtpPacket.WriteHeader(buffer, 0, false, sequence, sequence * 160u, 7);
        var length = sender.ProtectRtp(buffer, 172);
        if (!receiver.TryUnprotectRtp(buffer.AsSpan(0, length), out _))
            throw new InvalidOperationException("The packet was not accepted.");
    }

    private static byte[] PlainReport()
    {
        var buffer = new byte[200];
        var writer = new RtcpWriter(buffer, 0x1234);
        writer.ReceiverReport(null);
        writer.CanonicalName("someone");
        return buffer[..writer.Length];
    }

    private static byte[] Report(SrtpSender sender)
    {
        var buffer = new byte[200];
        var plain = PlainReport();
        plain.CopyTo(buffer, 0);
        return buffer[..sender.ProtectRtcp(buffer, plain.Length)];
    }
}
