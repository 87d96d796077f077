namespace Patchbay.Server.Features.Phone;

/// <summary>What an agent hears and speaks with.</summary>
[BrowserContract]
public enum PhoneDevice
{
    /// <summary>The browser with the panel.</summary>
    Browser,

    /// <summary>A telephone on the desk.</summary>
    DeskPhone,
}

/// <summary>How it is with the agent's desk phone.</summary>
[BrowserContract]
public enum PhoneDeskPhone
{
    /// <summary>None is registered.</summary>
    Absent,

    /// <summary>It is registered and has nothing to do.</summary>
    Ready,

    /// <summary>It was told to ring and has not said yet that it does.</summary>
    Calling,

    /// <summary>It rings.</summary>
    Ringing,

    /// <summary>It carries the call.</summary>
    Talking,

    /// <summary>It said no to the last call.</summary>
    Refused,

    /// <summary>It gave no answer to the last call, or could not take it.</summary>
    Silent,

    /// <summary>It carries the call, and sends no audio.</summary>
    Unheard,
}

/// <summary>Where the agent hears and speaks.</summary>
/// <param name="Device">Where the call is; between calls, where the next one will be.</param>
/// <param name="Chosen">What the agent chose, for good; null while the panel takes what there is.</param>
/// <param name="DeskPhone">How it is with the desk phone.</param>
[BrowserContract]
public sealed record PhoneDevices(PhoneDevice Device, PhoneDevice? Chosen, PhoneDeskPhone DeskPhone);
