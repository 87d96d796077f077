using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.Tests.Srtp;

/// <summary>The vectors of the standards, as data.</summary>
public sealed class SrtpVectorTests
{
    private static readonly byte[] GcmKey = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");
    private static readonly byte[] GcmSalt = Convert.FromHexString("517569642070726f2071756f");

    [Theory]
    [InlineData(0, "c61e7a93744f39ee10734afe3ff7a087")]
    [InlineData(2, "30cbbc08863d8c85d49db34a9ae1")]
    [InlineData(1, "cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbcee049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5fbcdddc256d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2")]
    public void Session_keys_are_derived_as_in_RFC_3711_B3(int label, string expected)
    {
        var master = new SrtpMasterKey(
            SrtpProfile.Aes128CmHmacSha1Tag80,
            Convert.FromHexString("e1f97a0d3e018be0d64fa32c06de4139"),
            Convert.FromHexString("0ec675ad498afeebb6960b3aabe6"));

        var derived = master.Derive(label, expected.Length / 2);

        Assert.Equal(expected, Convert.ToHexStringLower(derived));
    }

    [Fact]
    public void Counter_mode_makes_the_key_stream_of_RFC_3711_B2()
    {
        // The appendix begins at the counter F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000: SSRC and index are zero, the salt is the rest.
        var cipher = new CounterModeCipher(
            Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c"), Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9fafbfcfd"), new byte[20]);
        var packet = new byte[12 + 48 + cipher.TagBytes];

        cipher.ProtectRtp(packet, 12, ssrc: 0, index: 0);

        Assert.Equal(
            "e03ead0935c95e80e166b16dd92b4eb4" + "d23513162b02d0f72a43a2fe4a5f97ab" + "41e95b3bb0a2e8dd477901e4fca894c0",
            Convert.ToHexStringLower(packet.AsSpan(12, 48)));
    }

    /// <summary>RFC 7714 §16.1.1 and §16.1.2.</summary>
    [Fact]
    public void A_GCM_packet_is_protected_and_opened_as_in_RFC_7714_section_16()
    {
        const string Plain = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
        const string Protected =
            "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce";
        var cipher = new GcmCipher(GcmKey, GcmSalt);
        var packet = new byte[Protected.Length / 2];
        Convert.FromHexString(Plain).CopyTo(packet, 0);

        cipher.ProtectRtp(packet, 12, 0x5501a0b2, 0xf17b);
        Assert.Equal(Protected, Convert.ToHexStringLower(packet));

        Assert.True(cipher.TryUnprotectRtp(packet, 12, 0x5501a0b2, 0xf17b));
        Assert.Equal(Plain, Convert.ToHexStringLower(packet.AsSpan(..^16)));
    }

    /// <summary>RFC 7714 §17.1 and §17.2; the packet is the one those sections use, not the one their introduction prints.</summary>
    [Fact]
    public void A_GCM_report_is_protected_and_opened_as_in_RFC_7714_section_17()
    {
        const string Plain = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        const string Protected =
            "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";
        var cipher = new GcmCipher(GcmKey, GcmSalt);
        var packet = new byte[Protected.Length / 2];
        Convert.FromHexString(Plain).CopyTo(packet, 0);

        var length = cipher.ProtectRtcp(packet, Plain.Length / 2, 0x4d617273, 0x5d4);
        Assert.Equal(Protected, Convert.ToHexStringLower(packet.AsSpan(0, length)));

        Assert.True(cipher.TryRtcpIndex(packet, out var index));
        Assert.True(cipher.TryUnprotectRtcp(packet, 0x4d617273, index, out length));
        Assert.Equal(Plain, Convert.ToHexStringLower(packet.AsSpan(0, length)));
    }

    /// <summary>RFC 7714 §17.3: the flag is clear, everything is readable, the tag covers it.</summary>
    [Fact]
    public void A_GCM_report_that_is_only_tagged_is_opened_as_in_RFC_7714_section_17_3()
    {
        const string Plain = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        var packet = Convert.FromHexString(Plain + "841dd9683dd78ec92ae58790125f62b3000005d4");
        var cipher = new GcmCipher(GcmKey, GcmSalt);

        Assert.True(cipher.TryRtcpIndex(packet, out var index));
        Assert.True(cipher.TryUnprotectRtcp(packet, 0x4d617273, index, out var length));
        Assert.Equal(Plain, Convert.ToHexStringLower(packet.AsSpan(0, length)));
    }
}
