using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Telephony;

/// <summary>A transfer that was asked for at a desk phone and refused.</summary>
/// <param name="Call">Of which call.</param>
/// <param name="Why">What the exchange said.</param>
public sealed record DeskPhoneRefusal(InteractionId Call, Refusal Why);
