using System.Buffers.Binary;
using System.Net;
using System.Text;
using Patchbay.Telephony.Stun;

namespace Patchbay.Telephony.Tests.Stun;

public sealed class StunMessageTests
{
    /// <summary>RFC 5769 §2.1: sample request.</summary>
    private const string SampleRequest =
        "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36"
        + "000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf";

    /// <summary>RFC 5769 §2.2: sample IPv4 response.</summary>
    private const string SampleResponse4 =
        "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643"
        + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96";

    /// <summary>RFC 5769 §2.3: sample IPv6 response.</summary>
    private const string SampleResponse6 =
        "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
        + "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c";

    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    [Fact]
    public void The_sample_request_is_read_and_both_its_checks_hold()
    {
        Assert.True(StunMessage.TryParse(Convert.FromHexString(SampleRequest), out var request));

        Assert.Equal(StunType.BindingRequest, request.Type);
        Assert.Equal("evtj:h6vY", Encoding.UTF8.GetString(request.Username));
        Assert.False(request.UsesCandidate);
        Assert.True(request.VerifyIntegrity(Password));
        Assert.True(request.VerifyFingerprint());
    }

    [Theory]
    [InlineData(SampleResponse4, "192.0.2.1")]
    [InlineData(SampleResponse6, "2001:db8:1234:5678:11:2233:4455:6677")]
    public void The_sample_responses_are_read_and_their_address_is_the_one_we_would_write(string sample, string address)
    {
        Assert.True(StunMessage.TryParse(Convert.FromHexString(sample), out var response));
        Span<byte> buffer = stackalloc byte[128];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, response.TransactionId);
        writer.XorMappedAddress(IPAddress.Parse(address).GetAddressBytes(), 32853);

        Assert.True(response.VerifyIntegrity(Password));
        Assert.True(response.VerifyFingerprint());
        Assert.True(response.MappedAddress.SequenceEqual(buffer[(StunMessage.HeaderBytes + 4)..writer.Length]));
    }

    [Fact]
    public void Writing_the_sample_response_gives_the_sample()
    {
        var sample = Convert.FromHexString(SampleResponse4);
        Span<byte> buffer = stackalloc byte[128];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, sample.AsSpan(8, 12));
        writer.Attribute((StunAttribute)0x8022, "test vector"u8);
        // The sample pads with a space where we pad with zero; the checks cover it.
        buffer[writer.Length - 1] = 0x20;
        writer.XorMappedAddress([192, 0, 2, 1], 32853);
        writer.MessageIntegrity(Password);
        writer.Fingerprint();

        Assert.Equal(SampleResponse4, Convert.ToHexStringLower(buffer[..writer.Length]));
    }

    [Fact]
    public void A_request_with_another_password_or_a_changed_byte_is_not_authentic()
    {
        var bytes = Convert.FromHexString(SampleRequest);
        Assert.True(StunMessage.TryParse(bytes, out var request));
        Assert.False(request.VerifyIntegrity("another password"u8));

        bytes[46] ^= 1;

        Assert.True(StunMessage.TryParse(bytes, out request));
        Assert.False(request.VerifyIntegrity(Password));
        Assert.False(request.VerifyFingerprint());
    }

    [Fact]
    public void What_follows_the_integrity_does_not_count()
    {
        Span<byte> buffer = stackalloc byte[128];
        var writer = new StunWriter(buffer, StunType.BindingRequest, new byte[12]);
        writer.Attribute(StunAttribute.Username, "right:one"u8);
        writer.MessageIntegrity(Password);
        writer.Attribute(StunAttribute.UseCandidate, []);
        writer.Attribute(StunAttribute.Username, "wrong:one"u8);

        Assert.True(StunMessage.TryParse(buffer[..writer.Length], out var request));
        Assert.Equal("right:one", Encoding.ASCII.GetString(request.Username));
        Assert.False(request.UsesCandidate);
        Assert.True(request.VerifyIntegrity(Password));
    }

    [Fact]
    public void A_cut_message_is_refused_at_every_length()
    {
        var bytes = Convert.FromHexString(SampleRequest);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(StunMessage.TryParse(bytes.AsSpan(0, length), out _));
            var patched = bytes[..length];
            if (length < StunMessage.HeaderBytes)
                continue;
            BinaryPrimitives.WriteUInt16BigEndian(patched.AsSpan(2), (ushort)(length - StunMessage.HeaderBytes));
            if (StunMessage.TryParse(patched, out var message) && message.HasIntegrity)
                Assert.True(message.VerifyIntegrity(Password));
        }
    }
}
