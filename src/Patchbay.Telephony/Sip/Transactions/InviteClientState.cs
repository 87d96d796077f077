namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>The states of RFC 3261 figure 5, with Accepted of RFC 6026 §7.2.</summary>
/// <remarks>
/// <code>
/// Calling ── 1xx ──▶ Proceeding ── 2xx ──▶ Accepted ── timer M ──▶ Terminated
///    │                   └── 300-699 ──▶ Completed ── timer D ──▶ Terminated
///    └── timer B ──▶ Terminated          (2xx and 300-699 leave Calling in the same way)
/// </code>
/// </remarks>
internal enum InviteClientState
{
    Calling,
    Proceeding,
    Accepted,
    Completed,
    Terminated,
}
