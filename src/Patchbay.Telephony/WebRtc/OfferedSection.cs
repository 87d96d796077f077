namespace Patchbay.Telephony.WebRtc;

/// <summary>One media section of an offer, as far as the answer has to mirror it.</summary>
/// <param name="Kind">audio, video, application.</param>
/// <param name="Protocol">As offered.</param>
/// <param name="Formats">As offered, in order.</param>
/// <param name="Attributes">The section's lines without <c>a=</c>, in order.</param>
internal sealed record OfferedSection(string Kind, string Protocol, IReadOnlyList<string> Formats, List<string> Attributes)
{
    public string? Mid => Value("mid:");

    /// <summary>The first attribute with this beginning, without it.</summary>
    public string? Value(string prefix) => Values(prefix).FirstOrDefault();

    public IEnumerable<string> Values(string prefix) =>
        Attributes.Where(a => a.StartsWith(prefix, StringComparison.Ordinal)).Select(a => a[prefix.Length..]);

    public bool Has(string attribute) => Attributes.Contains(attribute);
}
