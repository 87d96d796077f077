using System.Collections.Immutable;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>What a dialog is on the wire (RFC 3261 §12). Never changed, only replaced, so that any thread may read it.</summary>
/// <param name="CallId">The Call-ID.</param>
/// <param name="LocalTag">Our tag.</param>
/// <param name="RemoteTag">Theirs; empty until they answered.</param>
/// <param name="Local">Our From or To value, with the tag.</param>
/// <param name="Remote">Their To or From value, with the tag if there is one.</param>
/// <param name="Target">The URI to send requests to, from their Contact.</param>
/// <param name="Routes">Route values in the order in which they are visited.</param>
internal sealed record DialogFacts(
    byte[] CallId, byte[] LocalTag, byte[] RemoteTag, byte[] Local, byte[] Remote, byte[] Target, ImmutableArray<byte[]> Routes);
