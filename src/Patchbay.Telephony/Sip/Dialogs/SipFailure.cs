using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Why a call of ours was not answered.</summary>
/// <param name="Code">The final status code, 300 to 699. 408 also if nobody answered at all.</param>
/// <param name="Reason">The reason phrase.</param>
/// <param name="Detail">The Reason header, e.g. with the ISDN cause of a gateway; mostly null.</param>
public sealed record SipFailure(int Code, string Reason, SipReason? Detail)
{
    /// <summary>True when nothing at all came back, not even that the call is tried.</summary>
    public bool IsSilence { get; init; }

    /// <summary>What is wrong with the certificate of whom we called, so that nothing was sent at all; null when nothing is.</summary>
    public CertificateTrouble? Distrust { get; init; }
}
