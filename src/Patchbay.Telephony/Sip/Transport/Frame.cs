namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What came next on a connection.</summary>
internal enum Frame
{
    /// <summary>Not enough bytes for anything yet.</summary>
    Incomplete,
    Message,

    /// <summary>Two empty lines: the other side wants to hear one back (RFC 5626 §3.5.1).</summary>
    Ping,

    /// <summary>Nobody can tell where the next message starts.</summary>
    Broken,
}
