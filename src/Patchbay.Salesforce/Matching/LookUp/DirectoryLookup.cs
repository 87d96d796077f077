using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Asks the directory who has a number, and puts the rules' answer together with what is known of those found.</summary>
internal sealed class DirectoryLookup(IPhoneDirectory directory, ILiveSearch live, CustomerKnowledge knowledge, RuleStore rules, IOptions<SalesforceOptions> options)
{
    private const int LongestExtension = 6;
    private const string Extension = "User.Extension";
    private const string RecordId = ".Id";
    private const int CaseDigits = 8;

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

    /// <summary>Says who a caller is by what the call carries: the first rule of which the variable is there and finds somebody.</summary>
    /// <param name="data">What the call carries.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>Best first; none when nothing it carries names a record.</returns>
    /// <exception cref="Faults.SalesforceFault">The directory does not know the value, and the org could not be asked.</exception>
    internal async ValueTask<ImmutableArray<CallerMatch>> FindByDataAsync(ImmutableArray<CallVariable> data, CancellationToken cancellationToken)
    {
        foreach (var step in data.IsDefaultOrEmpty ? [] : rules.Current.Set.ByData)
        {
            if (data.FirstOrDefault(v => v.Is(step.Variable))?.Value.Value?.Trim() is not { Length: > 0 } value) continue;
            var found = await FindByKeyAsync(new(step.Find, value), cancellationToken);
            var answer = rules.Current.AnswerByData(step, found);
            if (!answer.Matches.IsEmpty) return await knowledge.AddAsync(answer.Matches, found, cancellationToken);
        }

        return [];
    }

    /// <summary>Finds records by the value of a field: in the directory, else in the org itself, for one that was made a moment ago.</summary>
    /// <param name="key">Object, field and value; <c>Contact.Id</c> is the record's id.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The records.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async ValueTask<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken)
    {
        key = Written(key);
        var known = await FindKnownAsync(key, cancellationToken);
        return known.Count > 0 || !options.Value.Enabled ? known : await live.FindByKeyAsync(key, cancellationToken);
    }

    /// <summary>Finds one record, as somebody picks it.</summary>
    /// <param name="record">Which.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The match; null when there is no such record.</returns>
    /// <exception cref="Faults.SalesforceFault">The directory does not know it, and the org failed.</exception>
    internal async ValueTask<CallerMatch?> FindRecordAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var found = await FindByKeyAsync(new($"{record.ObjectName}{RecordId}", record.Id), cancellationToken);
        var step = new DataStep { Variable = "picked", Find = $"{record.ObjectName}{RecordId}" };
        var answer = rules.Current.AnswerByData(step, [.. found.Where(f => f.Record.Record.ObjectName == record.ObjectName)]);
        return await knowledge.DescribeAsync(answer.Matches, found, cancellationToken) is [var only] ? only with { Rule = "picked", Sureness = null } : null;
    }

    /// <summary>Finds records by the value of a field in the directory alone.</summary>
    /// <param name="key">Object, field and value; <c>Contact.Id</c> is the record's id.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The records.</returns>
    internal async ValueTask<IReadOnlyList<DirectoryMatch>> FindKnownAsync(DirectoryKey key, CancellationToken cancellationToken)
    {
        key = Written(key);
        if (!key.Field.EndsWith(RecordId, StringComparison.OrdinalIgnoreCase)) return await directory.FindByKeyAsync(key, cancellationToken);
        return await directory.GetAsync(key.Text, cancellationToken) is { IsDeleted: false } record ? [new(record, key.Field)] : [];
    }

    /// <summary>Nobody types the zeros in front of a case number, and an id has two forms.</summary>
    private static DirectoryKey Written(DirectoryKey key)
    {
        if (key.Field.EndsWith(RecordId, StringComparison.OrdinalIgnoreCase)) return key with { Text = RecordIds.Long(key.Text) };
        var isCase = string.Equals(key.Field, "Case.CaseNumber", StringComparison.OrdinalIgnoreCase) && key.Text.All(char.IsAsciiDigit);
        return isCase ? key with { Text = key.Text.PadLeft(CaseDigits, '0') } : key;
    }

    /// <summary>Keeps what the org itself answered.</summary>
    internal ValueTask KeepAsync(IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken) =>
        directory.PutAsync([.. found.Select(f => f.Record).Where(r => r.Numbers.Count > 0).DistinctBy(r => r.Record)], cancellationToken);
}
