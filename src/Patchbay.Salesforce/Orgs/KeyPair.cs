using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Salesforce.Orgs;

/// <summary>The key that signs our assertions, and the certificate by which Salesforce knows it.</summary>
internal static class KeyPair
{
    private const int KeyBits = 2048;
    private static readonly TimeSpan life = TimeSpan.FromDays(5 * 365);

    /// <summary>Makes a private key.</summary>
    /// <returns>The key in PEM. Secret.</returns>
    internal static string New()
    {
        using var key = RSA.Create(KeyBits);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Makes the certificate of a key, signed by the key itself. Salesforce asks for no more.</summary>
    /// <param name="pem">The private key.</param>
    /// <param name="org">Whose; it is named in it.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The certificate in PEM; nothing in it is secret.</returns>
    internal static string CertificateOf(string pem, OrgName org, DateTimeOffset now)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        var request = new CertificateRequest($"CN=Patchbay {org}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + life);
        return certificate.ExportCertificatePem();
    }

    /// <summary>Tells whether a text is a private RSA key.</summary>
    /// <param name="pem">Any text.</param>
    /// <returns>False when it is none. Never throws.</returns>
    internal static bool IsKey(string pem)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (Exception no) when (no is ArgumentException or CryptographicException)
        {
            return false; // No PEM, another kind of key, a public one, or one locked with a password.
        }
    }
}
