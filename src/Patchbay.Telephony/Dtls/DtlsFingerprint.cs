using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Dtls;

/// <summary>SHA-256 of a certificate.</summary>
/// <remarks>RFC 8122 §5. Browsers send SHA-256; nothing weaker is accepted.</remarks>
internal sealed class DtlsFingerprint
{
    private const string Algorithm = "sha-256";

    private readonly byte[] _hash;

    private DtlsFingerprint(byte[] hash) => _hash = hash;

    public static DtlsFingerprint Of(ReadOnlySpan<byte> certificateDer) => new(SHA256.HashData(certificateDer));

    /// <summary>Reads the value of an <c>a=fingerprint</c> line: <c>sha-256 AB:CD:...</c>.</summary>
    /// <returns>False for another algorithm or length. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<char> value, [NotNullWhen(true)] out DtlsFingerprint? fingerprint)
    {
        fingerprint = null;
        value = value.Trim();
        if (!value.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase))
            return false;
        var digits = value[Algorithm.Length..].TrimStart();
        var hash = new byte[SHA256.HashSizeInBytes];
        if (digits.Length != (3 * hash.Length) - 1)
            return false;
        for (var i = 0; i < hash.Length; i++)
        {
            if ((i > 0 && digits[(3 * i) - 1] != ':')
                || Convert.FromHexString(digits.Slice(3 * i, 2), hash.AsSpan(i), out _, out _) != System.Buffers.OperationStatus.Done)
                return false;
        }
        fingerprint = new DtlsFingerprint(hash);
        return true;
    }

    public bool Matches(DtlsFingerprint other) => CryptographicOperations.FixedTimeEquals(_hash, other._hash);

    /// <summary>The value of an <c>a=fingerprint</c> line.</summary>
    public override string ToString() => $"{Algorithm} {string.Join(':', _hash.Select(b => b.ToString("X2", null)))}";
}
