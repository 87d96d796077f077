using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching;

/// <summary>One line of the match rules: records of an object that have the number in a field.</summary>
/// <param name="ObjectName">The object; <c>*</c> for any.</param>
/// <param name="Field">The field; <c>*</c> for any.</param>
internal readonly record struct MatchRule(string ObjectName, string Field)
{
    /// <summary>Reads a rule.</summary>
    /// <param name="text"><c>Contact.MobilePhone</c>, <c>Lead.*</c>.</param>
    /// <param name="rule">The rule; the default value when the result is false.</param>
    /// <returns>False when it is no rule. Never throws.</returns>
    internal static bool TryParse(string text, out MatchRule rule)
    {
        rule = default;
        if (text.Split('.', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } objectName, { Length: > 0 } field]) return false;
        rule = new(objectName, field);
        return true;
    }

    internal bool Fits(DirectoryMatch match) => Fits(ObjectName, match.Record.Record.ObjectName) && Fits(Field, match.Field);

    private static bool Fits(string pattern, string name) => pattern == "*" || string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Says which record is the likelier caller. The order is data: a number that is one person's own comes before one that many share,
/// and a person before a company. Nothing is left out for being unlikely; the agent picks.
/// </summary>
internal sealed class MatchRules
{
    /// <summary>More records than a person can choose from; a switchboard can stand in thousands.</summary>
    internal const int MostMatches = 20;

    private static readonly ImmutableArray<string> standard =
    [
        "Contact.MobilePhone", "Account.PersonMobilePhone", "Contact.HomePhone", "Account.PersonHomePhone", "Lead.MobilePhone", "Contact.Phone",
        "Lead.Phone", "Contact.*", "Lead.*", "Account.*", "*.*",
    ];

    private readonly ImmutableArray<MatchRule> rules;

    /// <summary>Makes rules of their text forms.</summary>
    /// <param name="order">Best first; none for the standard order. Records that no rule fits come last.</param>
    internal MatchRules(IReadOnlyList<string> order) =>
        rules = [.. (order.Count == 0 ? standard : [.. order]).Select(text => MatchRule.TryParse(text, out var rule) ? rule : default)];

    /// <summary>Puts the records found under a number in order, each once.</summary>
    /// <param name="found">What the directory found.</param>
    /// <returns>At most 20 matches, best first, each with the rule that found it.</returns>
    internal ImmutableArray<CallerMatch> Rank(IReadOnlyList<DirectoryMatch> found) =>
    [
        .. WithoutPersonContacts(found)
            .Select(match => (Match: match, Place: PlaceOf(match)))
            .OrderBy(m => m.Place)
            .ThenByDescending(m => m.Match.Record.ModifiedAt)
            .ThenBy(m => m.Match.Record.Name, StringComparer.Ordinal)
            .ThenBy(m => m.Match.Record.Record.Id, StringComparer.Ordinal)
            .DistinctBy(m => m.Match.Record.Record)
            .Take(MostMatches)
            .Select(m => Read(m.Match)),
    ];

    /// <summary>A person account is an account and a contact of one name with the same number: the account stands for both.</summary>
    private static IEnumerable<DirectoryMatch> WithoutPersonContacts(IReadOnlyList<DirectoryMatch> found)
    {
        var accounts = found.Where(m => m.Record.Record.ObjectName == "Account").ToLookup(m => m.Record.Record.Id, m => m.Record.Name);
        return found.Where(m => m.Record is not { Record.ObjectName: "Contact", Account: { } account } || !accounts[account].Contains(m.Record.Name));
    }

    private int PlaceOf(DirectoryMatch match)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Fits(match)) return i;
        }

        return rules.Length;
    }

    private static CallerMatch Read(DirectoryMatch m) => new(
        m.Record.Record, PersonalText.Of(m.Record.Name), PersonalText.Of(m.Record.Detail), $"{m.Record.Record.ObjectName}.{m.Field}", m.Record.Account);
}
