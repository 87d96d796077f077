using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Rtp;

public sealed class G711Tests
{
    [Fact]
    public void Every_code_means_itself_again_after_decoding_and_coding()
    {
        for (var code = 0; code < 256; code++)
        {
            // µ-law has two codes for zero; the negative one becomes the positive.
            if (code != 0x7f)
                Assert.Equal(code, G711.EncodeULaw(G711.ULawToLinear((byte)code)));
            Assert.Equal(code, G711.EncodeALaw(G711.ALawToLinear((byte)code)));
        }
    }

    [Fact]
    public void A_level_is_kept_within_the_step_of_its_segment()
    {
        for (var level = -32768; level <= 32767; level += 7)
        {
            var allowed = Math.Max(16, Math.Abs(level) / 16);
            Assert.InRange(G711.ULawToLinear(G711.EncodeULaw((short)level)) - level, -allowed, allowed);
            Assert.InRange(G711.ALawToLinear(G711.EncodeALaw((short)level)) - level, -allowed, allowed);
        }
    }

    [Theory]
    [InlineData(0, 0xff, 0xd5)]
    [InlineData(32767, 0x80, 0xaa)]
    [InlineData(-32768, 0x00, 0x2a)]
    public void The_corners_are_those_of_the_standard(short level, byte ulaw, byte alaw)
    {
        Assert.Equal(ulaw, G711.EncodeULaw(level));
        Assert.Equal(alaw, G711.EncodeALaw(level));
    }
}
