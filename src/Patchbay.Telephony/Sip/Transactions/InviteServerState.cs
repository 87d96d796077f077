namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>The states of RFC 3261 figure 7, with Accepted of RFC 6026 §7.1.</summary>
/// <remarks>
/// <code>
/// Proceeding ── 2xx ──▶ Accepted ── timer L ──────────────────▶ Terminated
///     └── 300-699 ──▶ Completed ── ACK ──▶ Confirmed ── timer I ──▶ Terminated
///                         └──────────── timer H ─────────────────▶ Terminated
/// </code>
/// </remarks>
internal enum InviteServerState
{
    Proceeding,
    Accepted,
    Completed,
    Confirmed,
    Terminated,
}
