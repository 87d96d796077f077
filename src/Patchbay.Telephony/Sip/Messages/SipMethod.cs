namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The request methods the user agent tells apart.</summary>
internal enum SipMethod : byte
{
    /// <summary>A method we have no word for. The peer may send any token.</summary>
    Other,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Info,
    Update,
    Register,
    Refer,
    Notify,
    Subscribe,
    Message,
    Publish,
    Prack,
}
