using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Adds to matches what the directory knows of these customers: account, open cases, last order or opportunity, last contact.</summary>
internal sealed class CustomerKnowledge(IPhoneDirectory directory, CustomerStanding standing)
{
    /// <summary>What is asked for in one look-up: the contact and account of each of the first matches.</summary>
    private const int MostMatches = 10;

    /// <summary>Adds it.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="found">The records behind them.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The same matches, the first of them with what is known.</returns>
    internal async ValueTask<ImmutableArray<CallerMatch>> AddAsync(
        ImmutableArray<CallerMatch> matches, IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken)
    {
        if (matches.IsEmpty) return matches;
        matches = await standing.AddAsync(matches, found, cancellationToken);
        var asked = matches.Take(MostMatches).SelectMany(OwnersOf).Distinct(StringComparer.Ordinal).ToArray();
        var business = (await directory.FindRelatedAsync(asked, cancellationToken)).ToLookup(s => s.Owner, StringComparer.Ordinal);
        return [.. matches.Select((match, place) => place < MostMatches ? Add(match, RecordOf(match, found), business) : match)];
    }

    private static CallerMatch Add(CallerMatch match, DirectoryRecord? record, ILookup<string, RelatedSummary> business)
    {
        // A contact's own cases count before those of the whole account.
        var mine = OwnersOf(match).Select(owner => business[owner].ToArray()).Where(some => some.Length > 0).ToArray();
        var cases = mine.FirstOrDefault()?.FirstOrDefault(IsCase) ?? (match.Record.ObjectName == "Account" ? mine.SelectMany(m => m).FirstOrDefault(IsCase) : null);
        var last = mine.SelectMany(some => some).Where(s => !IsCase(s)).OrderByDescending(s => s.Latest.At).FirstOrDefault()?.Latest;
        var known = new CallerKnowledge(
            match.Record.ObjectName is "Contact" or "Lead" ? match.Detail : PersonalText.Empty, cases?.Open ?? 0, PersonalText.Of(cases is null ? "" : Short(cases.Latest.Title)),
            PersonalText.Of(last is null ? "" : Words(last)), record?.LastContactAt);
        var count = known.OpenCases switch { 0 => null, 1 => "1 open case", var n => $"{n} open cases" };
        var detail = string.Join(" · ", new[] { match.Detail.Value, count }.Where(part => !string.IsNullOrEmpty(part)));
        return match with { Known = known, Detail = PersonalText.Of(Short(detail)) };
    }

    private static IEnumerable<string> OwnersOf(CallerMatch match) =>
        new[] { match.Record.ObjectName == "User" ? null : match.Record.Id, match.Contact, match.Account }.OfType<string>();

    private static DirectoryRecord? RecordOf(CallerMatch match, IReadOnlyList<DirectoryMatch> found) => found.FirstOrDefault(f => f.Record.Record == match.Record)?.Record;

    private static bool IsCase(RelatedSummary summary) => summary.Latest.Record.ObjectName == "Case";

    private static string Words(RelatedRecord last)
    {
        var day = last.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Short($"{last.Record.ObjectName} {last.Title} · {last.State} · {day}");
    }

    private static string Short(string text) => text.Length <= CallerMatch.LongestText ? text : text[..CallerMatch.LongestText];
}
