namespace Patchbay.Runtime.Telephony;

/// <summary>How it is with an agent's desk phone.</summary>
/// <remarks>
/// <code>
/// Absent ◀─▶ Ready ──▶ Calling ──▶ Ringing ──▶ Talking ──▶ Ready
///                        │  └───────┬┴────▶ Refused ──────▲
///                        └──▶ Silent┘           Talking ◀─▶ Unheard
/// </code>
/// </remarks>
public enum DeskPhoneState
{
    /// <summary>None is registered.</summary>
    Absent,

    /// <summary>It is registered and has nothing to do.</summary>
    Ready,

    /// <summary>It was told to ring and has not said yet that it does.</summary>
    Calling,

    /// <summary>It rings.</summary>
    Ringing,

    /// <summary>It carries the agent's call.</summary>
    Talking,

    /// <summary>It said no to the last call.</summary>
    Refused,

    /// <summary>It gave no answer to the last call, or could not take it.</summary>
    Silent,

    /// <summary>It carries the agent's call, and sends no audio.</summary>
    Unheard,
}
