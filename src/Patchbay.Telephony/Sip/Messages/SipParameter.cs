namespace Patchbay.Telephony.Sip.Messages;

/// <summary>One parameter; the value is empty if there is none.</summary>
internal readonly ref struct SipParameter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Value { get; } = value;
}
