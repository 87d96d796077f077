using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.Dtls;

/// <summary>One DTLS session over memory buffers. Every call but <see cref="RequestClose"/> is made on the DTLS thread.</summary>
internal sealed unsafe class DtlsSession
{
    /// <summary>Prefix of RFC 5764 §4.2.</summary>
    private const string KeyLabel = "EXTRACTOR-dtls_srtp";

    private readonly DtlsContext _context;
    private readonly DtlsFingerprint _expected;
    private readonly IDtlsOwner _owner;
    private nint _ssl;
    private nint _incoming;
    private nint _outgoing;
    private bool _isSecured;
    private volatile bool _closeRequested;

    /// <param name="context">Our certificate and role.</param>
    /// <param name="expected">Fingerprint from the far end's description.</param>
    /// <param name="owner">Who gets the keys and the end.</param>
    public DtlsSession(DtlsContext context, DtlsFingerprint expected, IDtlsOwner owner)
    {
        _context = context;
        _expected = expected;
        _owner = owner;
    }

    /// <summary>True when the native session has been freed, or will be at the next turn of the thread.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Asks the thread to say goodbye and free the session. May be called on any thread, any number of times.</summary>
    public void RequestClose() => _closeRequested = true;

    /// <summary>Takes a datagram of records.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        if (IsOver || _closeRequested)
            return;
        EnsureCreated();
        OpenSsl.ClearErrors();
        OpenSsl.WriteBio(_incoming, datagram, datagram.Length);
        Advance();
        // What could not be read as records belongs to this datagram only.
        if (!IsOver)
            OpenSsl.BioControl(_incoming, OpenSsl.BioReset, 0, 0);
    }

    /// <summary>Begins the handshake as the client.</summary>
    public void Connect()
    {
        EnsureCreated();
        Advance();
    }

    /// <summary>Called about 20 times a second: retransmission and the requested end.</summary>
    /// <returns>False when the session is over and freed.</returns>
    public bool Tick()
    {
        if (_closeRequested && !IsOver)
            Close();
        if (IsOver)
            return false;
        if (_ssl != 0 && !_isSecured && OpenSsl.SessionControl(_ssl, OpenSsl.ControlHandleDtlsTimeout, 0, 0) > 0)
            Flush();
        return true;
    }

    private void EnsureCreated()
    {
        if (_ssl != 0)
            return;
        _ssl = _context.NewSession();
        _incoming = NewBio();
        _outgoing = NewBio();
        OpenSsl.SetBio(_ssl, _incoming, _outgoing);
        OpenSsl.SessionControl(_ssl, OpenSsl.ControlSetMtu, DtlsRecords.MaxDatagramBytes, 0);
        OpenSsl.SetTimerCallback(_ssl, &NextTimeout);
        if (_context.IsClient)
            OpenSsl.SetConnectState(_ssl);
        else
            OpenSsl.SetAcceptState(_ssl);
    }

    private void Advance()
    {
        if (_isSecured)
        {
            ReadAlerts();
            return;
        }
        var result = OpenSsl.DoHandshake(_ssl);
        var error = result == 1 ? 0 : OpenSsl.GetError(_ssl, result);
        Flush();
        if (result == 1)
            Secure();
        else if (error is not (OpenSsl.ErrorWantRead or OpenSsl.ErrorWantWrite))
            End(DtlsEnd.Failed, OpenSsl.TakeError());
    }

    private void Secure()
    {
        if (!PeerFingerprintMatches())
        {
            End(DtlsEnd.WrongFingerprint, "The certificate is not the one that was announced.");
            return;
        }
        if (TryExportKeys() is not { } keys)
        {
            End(DtlsEnd.Failed, "No SRTP profile was agreed.");
            return;
        }
        _isSecured = true;
        _owner.OnSecured(keys);
        // The far end's goodbye may already be there.
        ReadAlerts();
    }

    private void ReadAlerts()
    {
        const int bufferBytes = 2048;
        var buffer = stackalloc byte[bufferBytes];
        int read;
        do
            read = OpenSsl.Read(_ssl, buffer, bufferBytes);
        while (read > 0);
        var error = OpenSsl.GetError(_ssl, read);
        Flush();
        if (error == OpenSsl.ErrorZeroReturn)
            End(DtlsEnd.ClosedByPeer, "close_notify");
        else if (error == OpenSsl.ErrorSsl)
            End(DtlsEnd.Failed, OpenSsl.TakeError());
    }

    private bool PeerFingerprintMatches()
    {
        var certificate = OpenSsl.GetPeerCertificate(_ssl);
        if (certificate == 0)
            return false;
        var der = new byte[Math.Max(0, OpenSsl.EncodeCertificate(certificate, null))];
        fixed (byte* start = der)
        {
            var position = start;
            _ = OpenSsl.EncodeCertificate(certificate, &position);
        }
        OpenSsl.FreeCertificate(certificate);
        return DtlsFingerprint.Of(der).Matches(_expected);
    }

    /// <summary>The exporter gives client key, server key, client salt, server salt.</summary>
    private DtlsKeys? TryExportKeys()
    {
        var selected = OpenSsl.GetSrtpProfile(_ssl);
        if (selected is null || (SrtpProfile)selected->Id is not (SrtpProfile.AeadAes128Gcm or SrtpProfile.Aes128CmHmacSha1Tag80))
            return null;
        var profile = (SrtpProfile)selected->Id;
        var salt = SrtpMasterKey.SaltLength(profile);
        Span<byte> material = stackalloc byte[2 * (SrtpMasterKey.KeyBytes + salt)];
        if (OpenSsl.ExportKeys(_ssl, material, material.Length, KeyLabel, KeyLabel.Length, 0, 0, 0) != 1)
            return null;
        var salts = material[(2 * SrtpMasterKey.KeyBytes)..];
        var client = new SrtpMasterKey(profile, material[..SrtpMasterKey.KeyBytes], salts[..salt]);
        var server = new SrtpMasterKey(profile, material.Slice(SrtpMasterKey.KeyBytes, SrtpMasterKey.KeyBytes), salts[salt..]);
        CryptographicOperations.ZeroMemory(material);
        return _context.IsClient ? new DtlsKeys(client, server) : new DtlsKeys(server, client);
    }

    private void Flush()
    {
        Span<byte> records = stackalloc byte[8192];
        int length;
        while ((length = OpenSsl.ReadBio(_outgoing, records, records.Length)) > 0)
        {
            for (var rest = records[..length]; rest.Length > 0;)
            {
                var datagram = DtlsRecords.NextDatagram(rest);
                _owner.SendDtls(rest[..datagram]);
                rest = rest[datagram..];
            }
        }
    }

    private void End(DtlsEnd end, string detail)
    {
        Close();
        _owner.OnDtlsEnded(end, detail);
    }

    /// <summary>Says goodbye and frees the native session; it owns both buffers. Runs once.</summary>
    private void Close()
    {
        if (IsOver)
            return;
        IsOver = true;
        if (_ssl == 0)
            return;
        OpenSsl.ClearErrors();
        if (_isSecured && OpenSsl.Shutdown(_ssl) >= 0)
            Flush();
        OpenSsl.ClearErrors();
        OpenSsl.FreeSession(_ssl);
        _ssl = 0;
    }

    private static nint NewBio()
    {
        var bio = OpenSsl.NewBio(OpenSsl.MemoryBio());
        // An empty buffer means "try again", not "the connection has ended".
        OpenSsl.BioControl(bio, OpenSsl.BioSetMemoryEndOfFile, -1, 0);
        return bio;
    }

    /// <summary>First retransmission after a quarter of a second, not OpenSSL's whole one; then doubling up to four.</summary>
    [UnmanagedCallersOnly]
    private static uint NextTimeout(nint ssl, uint microseconds) => microseconds == 0 ? 250_000 : Math.Min(microseconds * 2, 4_000_000);
}
