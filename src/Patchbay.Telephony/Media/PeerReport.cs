namespace Patchbay.Telephony.Media;

/// <summary>What the far end says about the stream we send it.</summary>
/// <param name="Lost">Packets it missed since the beginning.</param>
/// <param name="FractionLost">Share it missed since the report before, 0 to 1.</param>
/// <param name="Jitter">How unevenly the packets reached it.</param>
/// <remarks>RFC 3550 §6.4.1.</remarks>
public sealed record PeerReport(int Lost, double FractionLost, TimeSpan Jitter);
