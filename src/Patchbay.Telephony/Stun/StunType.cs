namespace Patchbay.Telephony.Stun;

/// <summary>Message types of the binding method; the outside sends others too.</summary>
internal enum StunType : ushort
{
    BindingRequest = 0x0001,
    BindingIndication = 0x0011,
    BindingSuccess = 0x0101,
    BindingError = 0x0111,
}
