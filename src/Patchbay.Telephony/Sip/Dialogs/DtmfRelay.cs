using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Digits in an INFO: <c>application/dtmf-relay</c> with <c>Signal=</c> and <c>Duration=</c> lines.</summary>
internal static class DtmfRelay
{
    private const uint DefaultMilliseconds = 160;

    public static bool TryParse(SipMessage info, out SipDigit digit)
    {
        digit = default;
        if (!SipBody.IsType(info, "application/dtmf-relay"u8))
            return false;
        char symbol = '\0';
        uint milliseconds = DefaultMilliseconds;
        ReadOnlySpan<byte> rest = info.Body;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            int equals = line.IndexOf((byte)'=');
            if (equals < 0)
                continue;
            ReadOnlySpan<byte> name = SipText.Trim(line[..equals]), value = SipText.Trim(line[(equals + 1)..]);
            if (SipText.EqualsIgnoreCase(name, "Signal"u8))
                symbol = SymbolOf(value);
            else if (SipText.EqualsIgnoreCase(name, "Duration"u8) && SipText.TryParseUInt32(value, out uint given) && given is > 0 and <= 60_000)
                milliseconds = given;
        }

        digit = new SipDigit(symbol, TimeSpan.FromMilliseconds(milliseconds));
        return symbol != '\0';
    }

    // Some gateways send the event number of RFC 4733: 10 is the star, 11 the hash.
    private static char SymbolOf(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("10"u8))
            return '*';
        if (value.SequenceEqual("11"u8))
            return '#';
        if (value.Length != 1)
            return '\0';
        char c = char.ToUpperInvariant((char)value[0]);
        return c is (>= '0' and <= '9') or '*' or '#' or (>= 'A' and <= 'D') ? c : '\0';
    }
}
