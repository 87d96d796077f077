using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching;

/// <summary>Asks the directory who has a number, and puts the rules' answer together with what is known of those found.</summary>
internal sealed class DirectoryLookup(IPhoneDirectory directory, CustomerKnowledge knowledge, RuleStore rules, IOptions<SalesforceOptions> options)
{
    private const int LongestExtension = 6;
    private const string Extension = "User.Extension";

    /// <summary>Finds records.</summary>
    /// <param name="text">The number as it came; null or empty finds nobody.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The number in E.164, null when it is none; and what was found, by extension where it is one.</returns>
    internal async ValueTask<(string? Number, IReadOnlyList<DirectoryMatch> Found)> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is { Length: > 0 and <= LongestExtension } && text.All(char.IsAsciiDigit))
            return (null, await directory.FindByKeyAsync(new(Extension, text), cancellationToken));
        return E164.TryParse(text, options.Value.DefaultCountry, out var number) ? (number, await directory.FindAsync(number, cancellationToken)) : (null, []);
    }

    /// <summary>Says who a caller may be.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="found">What was found under the number.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>Best first.</returns>
    internal ValueTask<ImmutableArray<CallerMatch>> AnswerAsync(Caller caller, IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken)
    {
        var answer = rules.Current.Answer(MatchRules.KindOf(caller.Direction, caller.Number.Value, found), found);
        return knowledge.AddAsync(answer.Matches, found, cancellationToken);
    }

    /// <summary>Keeps what the org itself answered.</summary>
    internal ValueTask KeepAsync(IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken) =>
        directory.PutAsync([.. found.Select(f => f.Record).Where(r => r.Numbers.Count > 0).DistinctBy(r => r.Record)], cancellationToken);
}
