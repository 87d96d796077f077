using System.Collections.Immutable;

namespace Patchbay.Telephony.Sdp;

/// <summary>A session description as far as telephone audio needs it (RFC 8866).</summary>
/// <param name="Media">In the order of the <c>m=</c> lines, which an answer must keep.</param>
internal sealed record SdpSession(ImmutableArray<SdpMedia> Media);
