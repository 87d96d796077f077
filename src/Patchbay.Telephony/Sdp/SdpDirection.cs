namespace Patchbay.Telephony.Sdp;

/// <summary>Who may send, seen from the side that writes it (RFC 8866 §6.7).</summary>
[Flags]
public enum SdpDirection
{
    /// <summary><c>inactive</c>: nobody sends.</summary>
    Inactive = 0,

    /// <summary><c>sendonly</c>: hold, with or without music.</summary>
    SendOnly = 1,

    /// <summary><c>recvonly</c>: the answer to hold.</summary>
    ReceiveOnly = 2,

    /// <summary><c>sendrecv</c>, also when nothing is written.</summary>
    SendReceive = SendOnly | ReceiveOnly,
}
