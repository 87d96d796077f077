using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>The hashes of digest authentication (RFC 7616 §3.4).</summary>
internal static class DigestHash
{
    public static string NameOf(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";

    [SuppressMessage("Security", "CA5351", Justification = "RFC 3261 §22.4 wants MD5; most desk phones know nothing else.")]
    public static string Of(DigestAlgorithm algorithm, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm == DigestAlgorithm.Sha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }

    /// <summary>What a phone that knows the secret answers.</summary>
    public static string Response(DeviceSecret secret, DigestCredentials credentials, string method)
    {
        DigestAlgorithm algorithm = credentials.Algorithm;
        string what = Of(algorithm, $"{method}:{credentials.Uri}");
        return Of(
            algorithm,
            $"{secret.For(algorithm)}:{credentials.Nonce}:{credentials.NonceCountText}:{credentials.ClientNonce}:auth:{what}");
    }

    /// <summary>Compares in a time that tells nothing.</summary>
    public static bool IsRight(DeviceSecret secret, DigestCredentials credentials, string method) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Response(secret, credentials, method)), Encoding.ASCII.GetBytes(credentials.Response));
}
