namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Why a message cannot be taken, as the response it gets: mostly 400, or 505 for another version.</summary>
internal sealed record SipDefect(int Code, string Reason)
{
    public static SipDefect Malformed(string what) => new(400, what);
}
