using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.Tests.Srtp;

/// <summary>
/// The same packets as libsrtp 2.5.0 makes them from a master key of bytes 7i+1: three RTP packets around a rollover of
/// the sequence number, two compound reports. This covers key derivation for both kinds and the numbering of reports.
/// </summary>
public sealed class LibSrtpTests
{
    private const uint Ssrc = 0x12345678;

    private static readonly string[] CounterMode =
    [
        "8000fffe00000100123456783e9f4367813a0044a492957ee5a8de98c5b87b7e36b17fba35d46b645fad04c38f2a36a6dc7fc63766d8a2460e0a528e1e03",
        "8000ffff000001011234567869683d70f5653332fd2a4a72eb09e9cba71ad2629a064ec6faa2b92a824d7b845dd69a5c5d91ea8e843409d27f7b43400aab",
        "800000000000010212345678c060e5d234f8ee5bc7f308a4de5f3f9c88c6b3994d841e1d5b8158f93f2b9eed48b3325275566f13b76e3f85d10855bcf532",
        "80c900011234567856574b57ba42c967d5bba4b9ad6fe8039f53e7db80000001c407339a8f8a913f2e3b",
        "80c90001123456780c38ea81f4dd410a3d7f5348742b1206f6529bec80000002443233cad44fd2edc483",
    ];

    private static readonly string[] Gcm =
    [
        "8000fffe00000100123456786db98dac791a29d0c8c0deab9da1a189d55cd7eb4b622330b0ef7c374d3402ece20fde0c30508f35668ae3f2489078b4d6e86498dd7855a1",
        "8000ffff000001011234567810d3cd9472125dd819fbe2266767b6a85fda9858c879499d2121307f8524444d3d9356afafb185153fa3c85bf9f3d5a048ef43f8c37ee3d5",
        "800000000000010212345678f6d6a490c0fef99308d01c4692f9ae47cb669aa2b318da8c8a4e7dd515189b5ddbe6603184de72b050378b64f52221bddd60ad3c5992f382",
        "80c90001123456785b9b6616cdbd16b739267c80e6d3e5d1b2b0668c38890820eac1d96e5a64b3f45c429c5380000001",
        "80c9000112345678bf76ad4a325c293f119af87ef4fda31b68f2ecd4bbd9ec05dbbf30220e55ea3ee1c86ee080000002",
    ];

    [Fact]
    public void Counter_mode_packets_are_those_of_libsrtp() => Compare(SrtpProfile.Aes128CmHmacSha1Tag80, CounterMode);

    [Fact]
    public void GCM_packets_are_those_of_libsrtp() => Compare(SrtpProfile.AeadAes128Gcm, Gcm);

    private static void Compare(SrtpProfile profile, string[] expected)
    {
        var material = Enumerable.Range(0, 30).Select(i => (byte)((i * 7) + 1)).ToArray();
        var master = new SrtpMasterKey(profile, material.AsSpan(0, 16), material.AsSpan(16, SrtpMasterKey.SaltLength(profile)));
        var (sender, receiver) = (new SrtpSender(master), new SrtpReceiver(master));
        var buffer = new byte[200];

        for (var i = 0; i < 5; i++)
        {
            var plain = i < 3 ? Packet(i) : Report();
            plain.CopyTo(buffer, 0);
            var length = i < 3 ? sender.ProtectRtp(buffer, plain.Length) : sender.ProtectRtcp(buffer, plain.Length);
            Assert.Equal(expected[i], Convert.ToHexStringLower(buffer.AsSpan(0, length)));

            var wire = Convert.FromHexString(expected[i]);
            Assert.True(i < 3 ? receiver.TryUnprotectRtp(wire, out length) : receiver.TryUnprotectRtcp(wire, out length));
            Assert.Equal(plain, wire.AsSpan(0, length).ToArray());
        }
    }

    private static byte[] Packet(int number)
    {
        var packet = new byte[52];
        RtpPacket.WriteHeader(packet, 0, false, (ushort)(65534 + number), (uint)(256 + number), Ssrc);
        for (var i = 0; i < 40; i++)
            packet[12 + i] = (byte)i;
        return packet;
    }

    private static byte[] Report() =>
        [0x80, 201, 0, 1, 0x12, 0x34, 0x56, 0x78, 0x81, 202, 0, 4, 0x12, 0x34, 0x56, 0x78, 1, 7, .. "someone"u8, 0, 0, 0];
}
