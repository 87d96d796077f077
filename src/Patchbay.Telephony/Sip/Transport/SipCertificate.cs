using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>The certificate for SIP over TLS, from PEM files. When they change, new connections get the new one.</summary>
public sealed class SipCertificate
{
    private readonly string certificateFile;
    private readonly string keyFile;
    private (DateTime Certificate, DateTime Key) read;
    private SslStreamCertificateContext context;

    /// <summary>Reads the files.</summary>
    /// <param name="certificateFile">PEM: our own certificate first, then those between it and the root.</param>
    /// <param name="keyFile">PEM, not encrypted; null when the key is in the same file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CryptographicException">They are no PEM, or do not belong together.</exception>
    public SipCertificate(string certificateFile, string? keyFile)
    {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile ?? certificateFile;
        read = Written();
        context = Load();
    }

    /// <summary>What a handshake uses now. A pair that cannot be read, such as one half written, leaves the one before it.</summary>
    internal SslStreamCertificateContext Current()
    {
        lock (certificateFile)
        {
            (DateTime Certificate, DateTime Key) written = Written();
            if (written == read)
                return context;
            try
            {
                context = Load();
                read = written;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
            {
                // Whoever renews it writes two files, one after the other: the next handshake looks again.
                return context;
            }

            return context;
        }
    }

    private (DateTime Certificate, DateTime Key) Written() => (File.GetLastWriteTimeUtc(certificateFile), File.GetLastWriteTimeUtc(keyFile));

    private SslStreamCertificateContext Load()
    {
        string pem = File.ReadAllText(certificateFile);
        X509Certificate2Collection others = [];
        others.ImportFromPem(pem);
        X509Certificate2 leaf = X509Certificate2.CreateFromPem(pem, File.ReadAllText(keyFile));
        if (others.Count > 0)
            others.RemoveAt(0);
        return SslStreamCertificateContext.Create(leaf, others, offline: true);
    }
}
