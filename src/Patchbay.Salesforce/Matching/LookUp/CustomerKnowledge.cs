using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Adds to matches what the directory knows of these customers: account, open cases, last order or opportunity, last contact.</summary>
internal sealed class CustomerKnowledge(IPhoneDirectory directory, CustomerStanding standing, KnownAudiences audiences)
{
    private const string Account = "Account";
    private const string Case = "Case";

    /// <summary>What is asked for in one look-up: the contact and account of each of the first matches.</summary>
    private const int MostMatches = 10;

    /// <summary>Adds it, and what routing follows.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="found">The records behind them.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The same matches, the first of them with all that is known.</returns>
    internal async ValueTask<ImmutableArray<CallerMatch>> AddAsync(
        ImmutableArray<CallerMatch> matches, IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken) =>
        matches.IsEmpty ? matches : await DescribeAsync(await standing.AddAsync(matches, found, cancellationToken), found, cancellationToken);

    /// <summary>Adds it.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="found">The records behind them.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>As <see cref="AddAsync"/>.</returns>
    internal async ValueTask<ImmutableArray<CallerMatch>> DescribeAsync(
        ImmutableArray<CallerMatch> matches, IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken)
    {
        var asked = matches.Take(MostMatches).SelectMany(OwnersOf).Distinct(StringComparer.Ordinal).ToArray();
        var business = (await directory.FindRelatedAsync(asked, cancellationToken)).ToLookup(s => s.Owner, StringComparer.Ordinal);
        var described = ImmutableArray.CreateBuilder<CallerMatch>(matches.Length);
        foreach (var match in matches) described.Add(await ToldAsync(match, found.FirstOrDefault(f => f.Record.Record == match.Record)?.Record, business, cancellationToken));
        return described.ToImmutable();
    }

    private async ValueTask<CallerMatch> ToldAsync(
        CallerMatch match, DirectoryRecord? record, ILookup<string, RelatedSummary> business, CancellationToken cancellationToken)
    {
        // A contact's own cases count before those of the whole account.
        var mine = OwnersOf(match).Select(owner => business[owner].ToArray()).Where(some => some.Length > 0).ToArray();
        var cases = mine.FirstOrDefault()?.FirstOrDefault(IsCase) ?? (match.Record.ObjectName == Account ? mine.SelectMany(m => m).FirstOrDefault(IsCase) : null);
        var last = mine.SelectMany(some => some).Where(s => !IsCase(s)).SelectMany(s => s.Newest).DistinctBy(r => r.Record).OrderByDescending(r => r.At);
        var records = new List<KnownRecord>();
        if (CompanyOf(match) is { } company) records.Add(new(KnownKind.Account, company, match.Detail));
        records.AddRange((cases?.Newest ?? []).Select(one => new KnownRecord(KnownKind.OpenCase, one.Record, PersonalText.Of(Short(one.Title)))));
        records.AddRange(last.Select(one => new KnownRecord(KnownKind.Business, one.Record, PersonalText.Of(Words(one)))));
        var open = cases is null ? 0 : audiences.AreOpen(Case) ? cases.Open : cases.Newest.Length;
        var known = new CallerKnowledge(
            WordsOf(records, KnownKind.Account), open, WordsOf(records, KnownKind.OpenCase), WordsOf(records, KnownKind.Business), record?.LastContactAt,
            await audiences.AddAsync(records, cancellationToken));
        return match with { Known = known, Detail = known.Account.HasText ? PersonalText.Empty : match.Detail };
    }

    /// <summary>Where the name of a person's company stands, which is their detail: in the account, in a lead itself.</summary>
    private static RecordRef? CompanyOf(CallerMatch match) => match switch
    {
        { Detail.HasText: false } => null,
        { Record.ObjectName: "Contact", Account: { } account } => new(Account, account),
        { Record.ObjectName: "Lead" } => match.Record,
        _ => null,
    };

    private static IEnumerable<string> OwnersOf(CallerMatch match) =>
        new[] { match.Record.ObjectName == "User" ? null : match.Record.Id, match.Contact, match.Account }.OfType<string>();

    private static bool IsCase(RelatedSummary summary) => summary.Latest.Record.ObjectName == Case;

    private static PersonalText WordsOf(List<KnownRecord> records, KnownKind kind) => records.Find(known => known.Kind == kind)?.Words ?? PersonalText.Empty;

    private static string Words(RelatedRecord last)
    {
        var day = last.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Short($"{last.Record.ObjectName} {last.Title} · {last.State} · {day}");
    }

    private static string Short(string text) => text.Length <= CallerMatch.LongestText ? text : text[..CallerMatch.LongestText];
}
