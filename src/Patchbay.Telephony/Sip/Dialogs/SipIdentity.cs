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

    private const int CookieBytes = 7;

    public byte[] CallId(DialogSeed seed) => Derive(seed, "call-id"u8);

    public byte[] LocalTag(DialogSeed seed) => Derive(seed, "tag"u8);

    /// <summary>Our tag for a call that came in: the same for every copy of its INVITE, so that merged requests meet (§8.2.2.2).</summary>
    public byte[] LocalTag(SipMessage invite)
    {
        KeyBuilder input = new(stackalloc byte[KeyBuilder.Size]);
        input.Append("uas"u8);
        input.Append(invite.CallId);
        input.Append(invite.Tag(SipHeader.From));
        input.Append((int)invite.CSeqNumber);
        byte[] tag = new byte[HexDigits];
        Derive(input.Written, tag);
        return tag;
    }

    /// <summary>The branch of one request of a dialog, with the cookie.</summary>
    public byte[] Branch(DialogFacts facts, SipMethod method, uint sequence)
    {
        KeyBuilder input = new(stackalloc byte[KeyBuilder.Size]);
        input.Append("branch"u8);
        input.Append(facts.CallId);
        input.Append(facts.LocalTag);
        input.Append(facts.RemoteTag);
        input.Append((int)method);
        input.Append((int)sequence);
        byte[] branch = new byte[CookieBytes + HexDigits];
        Via.MagicCookie.CopyTo(branch);
        Derive(input.Written, branch.AsSpan(CookieBytes));
        return branch;
    }

    private byte[] Derive(DialogSeed seed, ReadOnlySpan<byte> purpose)
    {
        byte[] value = new byte[HexDigits];
        Derive([.. purpose, 0, .. Encoding.UTF8.GetBytes(seed.Value)], value);
        return value;
    }

    private void Derive(ReadOnlySpan<byte> input, Span<byte> hexDigits)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, input, mac);
        Convert.TryToHexStringLower(mac[..(HexDigits / 2)], hexDigits, out _);
    }
}
