namespace Patchbay.Telephony.Stun;

/// <summary>Attributes that a connectivity check uses. RFC 8489 §18.3, RFC 8445 §16.1.</summary>
internal enum StunAttribute : ushort
{
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    XorMappedAddress = 0x0020,
    Priority = 0x0024,
    UseCandidate = 0x0025,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802a,
}
