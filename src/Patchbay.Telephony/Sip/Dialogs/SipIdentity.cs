using System.Security.Cryptography;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>
/// Makes Call-IDs, tags and branches by HMAC-SHA256: the same again after a crash, and not to be guessed by anybody without the key.
/// </summary>
internal sealed class SipIdentity(byte[] key)
{
    private const int HexDigits = 24;

    private byte[] scratch = [];

    public byte[] CallId(DialogSeed seed) => Derive("call-id"u8, Encoding.UTF8.GetBytes(seed.Value));

    public byte[] LocalTag(DialogSeed seed) => Derive("tag"u8, Encoding.UTF8.GetBytes(seed.Value));

    /// <summary>Our tag for a call that came in: the same for every copy of its INVITE, so that merged requests meet (§8.2.2.2).</summary>
    public byte[] LocalTag(SipMessage invite)
    {
        KeyBuilder input = new(ref scratch, 4096);
        input.Append(invite.CallId);
        input.Append(invite.Tag(SipHeader.From));
        input.Append((int)invite.CSeqNumber);
        return Derive("uas"u8, input.Written);
    }

    /// <summary>The branch of one request of a dialog, with the cookie.</summary>
    public byte[] Branch(DialogFacts facts, SipMethod method, uint sequence)
    {
        KeyBuilder input = new(ref scratch, 4096);
        input.Append(facts.CallId);
        input.Append(facts.LocalTag);
        input.Append(facts.RemoteTag);
        input.Append((int)method);
        input.Append((int)sequence);
        return [.. Via.MagicCookie, .. Derive("branch"u8, input.Written)];
    }

    private byte[] Derive(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> input)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(purpose);
        hash.AppendData(input);
        Span<byte> mac = stackalloc byte[32];
        hash.TryGetHashAndReset(mac, out _);
        byte[] text = new byte[HexDigits];
        Convert.TryToHexStringLower(mac[..(HexDigits / 2)], text, out _);
        return text;
    }
}
