using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>What a phone answers a challenge with (RFC 3261 §20.7, RFC 7616 §3.4).</summary>
internal sealed record DigestCredentials
{
    private const int CountDigits = 8;

    public required string UserName { get; init; }

    public required DigestAlgorithm Algorithm { get; init; }

    public required string Nonce { get; init; }

    public required string Uri { get; init; }

    public required string ClientNonce { get; init; }

    /// <summary>How often this nonce was used, in hexadecimal as it was sent: the hash is over the text.</summary>
    public required string NonceCountText { get; init; }

    public required uint NonceCount { get; init; }

    public required string Response { get; init; }

    /// <summary>Finds the credentials that are meant for us.</summary>
    /// <returns>False when there are none, or none that can be checked: without a count a nonce could be used for ever.</returns>
    public static bool TryFind(SipMessage request, [NotNullWhen(true)] out DigestCredentials? credentials)
    {
        credentials = null;
        for (int i = request.NextField(SipHeader.Authorization, -1); i >= 0; i = request.NextField(SipHeader.Authorization, i))
        {
            if (TryParse(request.FieldValue(i), out credentials))
                return true;
        }

        return false;
    }

    private static bool TryParse(ReadOnlySpan<byte> value, [NotNullWhen(true)] out DigestCredentials? credentials)
    {
        credentials = null;
        int blank = value.IndexOfAny((byte)' ', (byte)'\t');
        if (blank < 0 || !SipText.EqualsIgnoreCase(value[..blank], "Digest"u8))
            return false;
        Dictionary<string, string> found = Parameters(value[(blank + 1)..]);
        if (found.GetValueOrDefault("realm") != DeviceSecret.Realm
            || !string.Equals(found.GetValueOrDefault("qop"), "auth", StringComparison.OrdinalIgnoreCase)
            || !TryAlgorithm(found.GetValueOrDefault("algorithm"), out DigestAlgorithm algorithm)
            || found.GetValueOrDefault("nc") is not { Length: CountDigits } countText
            || !uint.TryParse(countText, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint count))
            return false;
        credentials = new DigestCredentials
        {
            UserName = found.GetValueOrDefault("username", ""),
            Algorithm = algorithm,
            Nonce = found.GetValueOrDefault("nonce", ""),
            Uri = found.GetValueOrDefault("uri", ""),
            ClientNonce = found.GetValueOrDefault("cnonce", ""),
            NonceCountText = countText,
            NonceCount = count,
            Response = found.GetValueOrDefault("response", ""),
        };
        return true;
    }

    private static Dictionary<string, string> Parameters(ReadOnlySpan<byte> rest)
    {
        Dictionary<string, string> found = new(StringComparer.OrdinalIgnoreCase);
        while (!rest.IsEmpty)
        {
            int comma = SipText.IndexOfUnquoted(rest, (byte)',');
            int end = comma < 0 ? rest.Length : comma;
            ReadOnlySpan<byte> pair = rest[..end];
            rest = end < rest.Length ? rest[(end + 1)..] : default;
            int equals = pair.IndexOf((byte)'=');
            if (equals > 0)
                found.TryAdd(SipText.Unquote(SipText.Trim(pair[..equals])), SipText.Unquote(SipText.Trim(pair[(equals + 1)..])));
        }

        return found;
    }

    private static bool TryAlgorithm(string? name, out DigestAlgorithm algorithm)
    {
        algorithm = string.Equals(name, "SHA-256", StringComparison.OrdinalIgnoreCase) ? DigestAlgorithm.Sha256 : DigestAlgorithm.Md5;
        return name is null || string.Equals(name, DigestHash.NameOf(algorithm), StringComparison.OrdinalIgnoreCase);
    }
}
