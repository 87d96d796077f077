using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Summaries;

/// <summary>What a reader must know before the findings.</summary>
internal static class Notices
{
    /// <summary>Collects the notices.</summary>
    /// <param name="noParser">Why there was no parser; null when there was.</param>
    /// <param name="unwanted">True when it was not to be used.</param>
    /// <param name="unread">What could not be read.</param>
    /// <param name="handing">Files that hand the interface out to others that are not there.</param>
    /// <param name="others">What others want to say.</param>
    internal static ImmutableArray<Notice> Of(string? noParser, bool unwanted, ImmutableArray<UnreadFile> unread, ImmutableArray<string> handing, ImmutableArray<Notice> others)
    {
        var notices = ImmutableArray.CreateBuilder<Notice>();
        if (noParser is not null || unwanted)
        {
            var reason = noParser is null ? "as asked" : $"because {noParser}";
            notices.Add(new("no-parser", $"Scripts, markup and Apex were read by tokens only, {reason}: findings in them are less sure, and uses behind other names are missing."));
        }

        if (Count(unread, byTokens: true) is > 0 and var tokens) notices.Add(new("read-by-tokens", $"{Files(tokens)} could not be read in full, only as far as possible and with lower confidence; each is listed with the reason."));
        if (Count(unread, byTokens: false) is > 0 and var none) notices.Add(new("unread", $"{Files(none)} could not be read; each is listed with the reason."));
        if (handing.Length > 0)
            notices.Add(new("handed-out", $"{string.Join(", ", handing.Take(3))}{(handing.Length > 3 ? $" and {handing.Length - 3} more" : "")} gives the interface to other code, and no use of it was found here; audit what loads it, too."));
        notices.AddRange(others);
        return notices.ToImmutable();
    }

    private static int Count(ImmutableArray<UnreadFile> unread, bool byTokens) => unread.Where(file => file.ByTokens == byTokens).DistinctBy(file => file.File).Count();

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";
}
