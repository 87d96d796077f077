namespace Patchbay.Runtime.Telephony;

/// <summary>What an agent hears and speaks with.</summary>
public enum AgentDevice
{
    /// <summary>A browser with the panel.</summary>
    Browser,

    /// <summary>A SIP telephone.</summary>
    DeskPhone,
}
