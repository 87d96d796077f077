using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Patchbay.Telephony.Dtls;

/// <summary>Certificate and settings shared by all sessions of one end. The certificate lives as long as the process.</summary>
/// <remarks>
/// RFC 5763 and RFC 5764: the certificate is self-signed, the other end trusts the fingerprint in the description. Any
/// certificate is accepted during the handshake and compared before a key is handed out.
/// </remarks>
internal sealed unsafe class DtlsContext : IDisposable
{
    /// <summary>Strongest first; some old phones stumble over AES-256, so it is not offered.</summary>
    public const string SrtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";

    private nint _context;

    /// <param name="time">Dates the certificate.</param>
    /// <param name="isClient">True for the end that begins; the server in production is always the other.</param>
    /// <param name="srtpProfiles">OpenSSL's list of what is offered or accepted.</param>
    public DtlsContext(TimeProvider time, bool isClient = false, string srtpProfiles = SrtpProfiles)
    {
        IsClient = isClient;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = time.GetUtcNow();
        using var certificate = new CertificateRequest("CN=patchbay", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        Fingerprint = DtlsFingerprint.Of(certificate.RawData);
        _context = OpenSsl.NewContext(isClient ? OpenSsl.DtlsClientMethod() : OpenSsl.DtlsServerMethod());
        Check(_context != 0);
        Configure(certificate.RawData, key.ExportECPrivateKey(), srtpProfiles);
    }

    /// <summary>What our description says about our certificate.</summary>
    public DtlsFingerprint Fingerprint { get; }

    public bool IsClient { get; }

    /// <summary>Makes the native session.</summary>
    public nint NewSession()
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        var ssl = OpenSsl.NewSession(_context);
        Check(ssl != 0);
        return ssl;
    }

    /// <summary>Lets go of the context; sessions that exist keep their own reference.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _context, 0) is var context and not 0)
            OpenSsl.FreeContext(context);
    }

    private void Configure(byte[] certificate, byte[] key, string srtpProfiles)
    {
        Check(OpenSsl.UseCertificate(_context, certificate.Length, certificate) == 1);
        Check(OpenSsl.UsePrivateKey(OpenSsl.KeyTypeEllipticCurve, _context, key, key.Length) == 1);
        Check(OpenSsl.SetCiphers(_context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1);
        // Unlike its neighbours this one returns 0 for success.
        Check(OpenSsl.SetSrtpProfiles(_context, srtpProfiles) == 0);
        Check(OpenSsl.ContextControl(_context, OpenSsl.ControlSetMinimumVersion, OpenSsl.Dtls12, 0) == 1);
        OpenSsl.ContextControl(_context, OpenSsl.ControlSetSessionCacheMode, 0, 0);
        OpenSsl.SetContextOptions(_context, OpenSsl.OptionNoQueryMtu | OpenSsl.OptionNoTicket | OpenSsl.OptionNoRenegotiation);
        OpenSsl.SetVerify(_context, OpenSsl.VerifyPeer | OpenSsl.VerifyFailIfNoPeerCertificate, &AcceptAny);
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
            throw new CryptographicException($"OpenSSL refused a DTLS setting: {OpenSsl.TakeError()}");
    }

    [UnmanagedCallersOnly]
    private static int AcceptAny(int verified, nint store) => 1;
}
