namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>How far a dialog has come.</summary>
/// <remarks>
/// <code>
/// Unanswered ── 2xx ──▶ Answering ── ACK ──▶ Confirmed ── BYE ──▶ Over
///      │  └───── 2xx (outgoing) ─────────────────▲
///      └── refusal, CANCEL, time ────────────────────────────────▶ Over
/// </code>
/// </remarks>
internal enum DialogPhase
{
    /// <summary>No final response yet.</summary>
    Unanswered,

    /// <summary>We answered and wait for the ACK.</summary>
    Answering,
    Confirmed,

    /// <summary>The observer has been told; a BYE or CANCEL of ours may still be under way.</summary>
    Over,
}
