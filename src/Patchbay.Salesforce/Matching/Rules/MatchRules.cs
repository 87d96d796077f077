using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>
/// Says who a caller may be, and why. A record is named once, by the best rule that finds it. Nothing is left out for being unlikely, and
/// of several nobody chooses in silence: the agent picks.
/// </summary>
/// <param name="set">The rules.</param>
/// <param name="held">What the directory holds of records; null for all that the rules ask for.</param>
internal sealed class MatchRules(MatchRuleSet set, HeldFields? held = null)
{
    /// <summary>More records than a person can choose from; a switchboard can stand in thousands.</summary>
    internal const int MostMatches = 20;

    /// <summary>The rules.</summary>
    internal MatchRuleSet Set => set;

    /// <summary>Tells what kind of call it is.</summary>
    /// <param name="direction">Who called.</param>
    /// <param name="number">The number as it came.</param>
    /// <param name="found">What the directory found under it.</param>
    /// <returns>Internal when a colleague calls whom no customer shares the number with.</returns>
    internal static CallKind KindOf(CallDirection direction, string? number, IReadOnlyList<DirectoryMatch> found)
    {
        if (direction is CallDirection.Outbound) return CallKind.Outbound;
        var isExtension = number is { Length: > 0 and <= 6 } && number.All(char.IsAsciiDigit);
        return isExtension || (found.Count > 0 && found.All(IsUser)) ? CallKind.Internal : CallKind.Inbound;
    }

    /// <summary>Tells whether it depends on its fields who may see a record.</summary>
    internal bool LooksInto(string objectName) => set.Visibility.Any(rule => !rule.Where.IsEmpty && Conditions.IsAbout(rule, objectName));

    /// <summary>Tells whether any rule says who may see records of an object.</summary>
    internal bool Restricts(string objectName) => set.Visibility.Any(rule => Conditions.IsAbout(rule, objectName));

    /// <summary>Tells who may see a record.</summary>
    /// <param name="record">Which.</param>
    /// <param name="read">What the directory holds of it; null for nothing, and then what could be meant is.</param>
    /// <returns>Null for everybody.</returns>
    internal MatchAudience? AudienceOf(RecordRef record, DirectoryRecord? read) => read is null
        ? Conditions.AudienceOf(set.Visibility, new(record, "", "", null, default, []), HeldFields.Nothing)
        : Conditions.AudienceOf(set.Visibility, read, held);

    /// <summary>What opens for a kind of call.</summary>
    internal CallRules Of(CallKind kind) => kind switch { CallKind.Outbound => set.Outbound, CallKind.Internal => set.Internal, _ => set.Inbound };

    /// <summary>Puts the records found under a number in order, each once.</summary>
    /// <param name="kind">The kind of call.</param>
    /// <param name="found">What the directory found.</param>
    /// <returns>At most 20 matches, best first, and why each was taken or left out.</returns>
    internal MatchAnswer Answer(CallKind kind, IReadOnlyList<DirectoryMatch> found)
    {
        var trace = new MatchTrace();
        var kept = new List<(SearchStep Step, DirectoryMatch Match)>();
        var steps = Of(kind).Search is { Length: > 0 } own ? own : set.Search;
        foreach (var step in steps)
        {
            trace.Try(step.Find);
            foreach (var match in InOrder(found.Where(m => IsNamed(step.Find, m)))) Take(step, match, kept, trace);
            if (step.Last && kept.Count > 0)
            {
                trace.StopAt(step.Find);
                break;
            }
        }

        foreach (var match in found.Where(m => !trace.Knows(m))) trace.LeaveOver(match);
        WithoutTwins(kept, trace);
        foreach (var (_, match) in kept.Skip(MostMatches)) trace.Drop(match, $"more than {MostMatches} records have the number");
        return new(kind, [.. kept.Take(MostMatches).Select(k => Read(k.Step, k.Match))], trace.Lines);
    }

    /// <summary>Puts the records that a variable of the call names in order.</summary>
    /// <param name="step">The rule of the variable.</param>
    /// <param name="found">What has its value.</param>
    /// <returns>As <see cref="Answer"/>.</returns>
    internal MatchAnswer AnswerByData(DataStep step, IReadOnlyList<DirectoryMatch> found)
    {
        var trace = new MatchTrace();
        var kept = new List<(SearchStep Step, DirectoryMatch Match)>();
        var search = new SearchStep { Find = step.Find, Sure = step.Sure, Where = step.Where };
        trace.Try($"{step.Variable} = {step.Find}");
        foreach (var match in InOrder(found)) Take(search, match, kept, trace);
        WithoutTwins(kept, trace);
        foreach (var (_, match) in kept.Skip(MostMatches)) trace.Drop(match, $"more than {MostMatches} records have this value");
        return new(CallKind.Inbound, [.. kept.Take(MostMatches).Select(k => Read(k.Step, k.Match))], trace.Lines);
    }

    private static void Take(SearchStep step, DirectoryMatch match, List<(SearchStep Step, DirectoryMatch Match)> kept, MatchTrace trace)
    {
        if (kept.Find(k => k.Match.Record.Record == match.Record.Record) is { Step: { } earlier } known)
        {
            if (known.Match.Field != match.Field) trace.LeaveOut(match, $"already found by {earlier.Find}");
        }
        else if (!Conditions.Fit(step.Where, match.Record)) trace.LeaveOut(match, "its fields are not as the rule asks");
        else
        {
            kept.Add((step, match));
            trace.Keep(match);
        }
    }

    /// <summary>
    /// A person account is an account and a contact of one number: the account stands for both. A case that is its contact's stands in the
    /// contact's open cases.
    /// </summary>
    private static void WithoutTwins(List<(SearchStep Step, DirectoryMatch Match)> kept, MatchTrace trace)
    {
        var ids = kept.Select(k => k.Match.Record.Record.Id).ToHashSet(StringComparer.Ordinal);
        var people = kept.Select(k => k.Match.Record.Facts.GetValueOrDefault(PhoneRow.PersonContact)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        kept.RemoveAll(k =>
        {
            var record = k.Match.Record;
            var why = people.Contains(record.Record.Id) ? "it is the contact of a person account that was found"
                : record.Record.ObjectName == "Case" && record.Facts.GetValueOrDefault(PhoneRow.CaseContact) is { } contact && ids.Contains(contact) ? "its contact was found"
                : null;
            if (why is not null) trace.Drop(k.Match, why);
            return why is not null;
        });
    }

    private static IEnumerable<DirectoryMatch> InOrder(IEnumerable<DirectoryMatch> matches) => matches
        .OrderByDescending(m => m.Record.ModifiedAt).ThenBy(m => m.Record.Name, StringComparer.Ordinal).ThenBy(m => m.Record.Record.Id, StringComparer.Ordinal);

    /// <summary>A colleague is no customer: only rules that name users find them.</summary>
    private static bool IsNamed(string find, DirectoryMatch match) =>
        FieldPattern.TryParse(find, out var pattern) && pattern.Fits(match.Record.Record.ObjectName, match.Field) && (pattern.ObjectName != "*" || !IsUser(match));

    private static bool IsUser(DirectoryMatch match) => match.Record.Record.ObjectName == "User";

    private CallerMatch Read(SearchStep step, DirectoryMatch m)
    {
        var record = m.Record;
        var contact = record.Facts.GetValueOrDefault(record.Record.ObjectName == "Account" ? PhoneRow.PersonContact : PhoneRow.CaseContact);
        // Behind a number with an extension a whole company may call.
        var sureness = m.Extension.Length > 0 ? MatchSureness.Possible : step.Sure;
        return new(
            record.Record, PersonalText.Of(record.Name), PersonalText.Of(record.Detail), RuleOf(m), record.Account, sureness, contact,
            Audience: Conditions.AudienceOf(set.Visibility, record, held));
    }

    private static string RuleOf(DirectoryMatch match) =>
        match.Field.Contains('.', StringComparison.Ordinal) ? match.Field : $"{match.Record.Record.ObjectName}.{match.Field}";
}
