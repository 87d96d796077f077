using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Fact]
    public void Sources_extension_and_padding_are_not_part_of_the_payload()
    {
        // Version 2, padding, extension, two sources; marker, type 101.
        var datagram = Convert.FromHexString(
            "b2e5" + "1234" + "00001000" + "11223344" + "0000000a0000000b" + "bede0001" + "51aabbcc" + "0a8a0320" + "00000004");

        Assert.True(RtpPacket.TryParse(datagram, out var packet));

        Assert.True(packet.Marker);
        Assert.Equal(101, packet.PayloadType);
        Assert.Equal(0x1234, packet.Sequence);
        Assert.Equal(0x1000u, packet.Timestamp);
        Assert.Equal(0x11223344u, packet.Ssrc);
        Assert.Equal("0a8a0320", Convert.ToHexStringLower(packet.Payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8000123400001000112233")]
    [InlineData("4000123400001000112233440000")]
    [InlineData("8f00123400001000112233440000")]
    [InlineData("900012340000100011223344bede00ff")]
    [InlineData("a00012340000100011223344000000ff")]
    [InlineData("a0001234000010001122334400000000")]
    public void A_datagram_whose_lengths_do_not_fit_is_refused(string datagram) =>
        Assert.False(RtpPacket.TryParse(Convert.FromHexString(datagram), out _));
}
