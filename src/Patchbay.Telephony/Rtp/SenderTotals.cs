namespace Patchbay.Telephony.Rtp;

/// <summary>What a sender report says about the sender.</summary>
/// <param name="NtpTime">Seconds since 1900 in the upper, their fraction in the lower 32 bits.</param>
/// <param name="Timestamp">The RTP clock at that instant.</param>
/// <param name="Packets">RTP packets sent, modulo 2^32.</param>
/// <param name="PayloadBytes">Payload sent without headers, modulo 2^32.</param>
internal readonly record struct SenderTotals(ulong NtpTime, uint Timestamp, uint Packets, uint PayloadBytes);
