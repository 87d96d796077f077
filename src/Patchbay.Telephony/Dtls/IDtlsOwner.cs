namespace Patchbay.Telephony.Dtls;

/// <summary>Who uses a session. Called on the DTLS thread.</summary>
internal interface IDtlsOwner
{
    /// <summary>Sends one datagram of records to the far end.</summary>
    void SendDtls(ReadOnlySpan<byte> datagram);

    /// <summary>The handshake is done and the far end is who its description said.</summary>
    void OnSecured(DtlsKeys keys);

    /// <summary>The session is over. Called once, unless we closed it.</summary>
    void OnDtlsEnded(DtlsEnd end, string detail);
}
