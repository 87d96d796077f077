using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Whom we trust when we connect over TLS.</summary>
public sealed class SipTrust
{
    private readonly string? name;
    private readonly X509Certificate2Collection? authorities;

    /// <summary>Reads the certificates, if there are any to read.</summary>
    /// <param name="name">The name that must stand in the certificate of whom we connect to; null for the address.</param>
    /// <param name="authorityFile">PEM file of the certificates that are trusted instead of the system's; null for the system's.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public SipTrust(string? name = null, string? authorityFile = null)
    {
        this.name = name;
        if (authorityFile is null)
            return;
        authorities = [];
        authorities.ImportFromPemFile(authorityFile);
        if (authorities.Count == 0)
            throw new CryptographicException("The file holds no certificate.");
    }

    /// <param name="peer">Whom we connect to.</param>
    /// <param name="refused">Hears in words what is wrong with a certificate that is not trusted.</param>
    internal SslClientAuthenticationOptions OptionsFor(IPEndPoint peer, Action<CertificateTrouble> refused)
    {
        string expected = name ?? peer.Address.ToString();
        SslClientAuthenticationOptions options = new() { TargetHost = expected };
        options.RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
        {
            if (CertificateTrouble.Find(expected, shown as X509Certificate2, chain, errors) is not { } trouble)
                return true;
            refused(trouble);
            return false;
        };
        if (authorities is null)
            return options;
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        options.CertificateChainPolicy = policy;
        return options;
    }
}
