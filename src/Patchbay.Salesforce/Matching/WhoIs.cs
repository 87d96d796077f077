using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Sharing;

namespace Patchbay.Salesforce.Matching;

/// <summary>Asks directory, org and rules in the order in which a call does, and keeps what each of them said.</summary>
internal sealed class WhoIs(
    WhoQuestions questions, DirectoryLookup lookup, ILiveSearch live, CustomerKnowledge knowledge, RuleStore rules, IUserStore users, DirectoryProgress progress,
    AccessQuestions access, IOptions<SalesforceOptions> options, TimeProvider time) : IWhoIs
{
    /// <inheritdoc/>
    public Task<Refusal?> WhyNotAsync(WhoQuestion question, CancellationToken cancellationToken) => questions.WhyNotAsync(question, cancellationToken);

    /// <inheritdoc/>
    public async Task<WhoAnswer> AskAsync(WhoQuestion question, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        if (StepFor(question.Asked) is { } step) return await AskByDataAsync(question, step, notes, cancellationToken);
        var (number, found) = await FindAsync(question.Asked.Trim(), cancellationToken);
        if (number is not null && found.Count == 0 && question.SearchOrg) found = await SearchAsync(number, notes, cancellationToken);
        Explain(question, number, found.Count, notes);
        var kind = MatchRules.KindOf(CallDirection.Inbound, question.Asked.Trim(), found);
        return await TellAsync(question, (number, found, rules.Current.Answer(kind, found)), notes, cancellationToken);
    }

    /// <summary>The rule for what is asked as a variable of a call: <c>case=1042</c>.</summary>
    private DataStep? StepFor(string asked) =>
        asked.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && new CallVariable(asked[..at].Trim(), PersonalText.Empty) is var variable
            ? rules.Current.Set.ByData.FirstOrDefault(step => variable.Is(step.Variable))
            : null;

    private async Task<WhoAnswer> AskByDataAsync(WhoQuestion question, DataStep step, List<string> notes, CancellationToken cancellationToken)
    {
        var value = question.Asked[(question.Asked.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        IReadOnlyList<DirectoryMatch> found = [];
        try
        {
            found = await lookup.FindByKeyAsync(new(step.Find, value), cancellationToken);
        }
        catch (SalesforceFault fault)
        {
            notes.Add($"The directory does not know it, and the org could not be asked: {fault.Error.Code}.");
        }

        if (found.Count == 0) notes.Add("Nothing is found by what the call carries: its number is looked for then.");
        return await TellAsync(question, (null, found, rules.Current.AnswerByData(step, found)), notes, cancellationToken);
    }

    private async Task<WhoAnswer> TellAsync(
        WhoQuestion question, (string? Number, IReadOnlyList<DirectoryMatch> Found, MatchAnswer Answer) told, List<string> notes, CancellationToken cancellationToken)
    {
        var (number, found, answer) = told;
        var kind = answer.Kind;
        var matches = await knowledge.AddAsync(answer.Matches, found, cancellationToken);
        var sees = await EyesAsync(question.Agent, matches, notes, cancellationToken);
        var shown = matches.Select(m => Read(m with { Known = m.Known?.SeenBy(known => sees(AsMatch(known))) }, sees(m))).ToImmutableArray();
        return new(number, kind, shown, OpensFor(question.Agent, shown) ?? Opens(kind, matches), matches.Length == 1 ? matches[0].Record : null, [.. answer.Trace], [.. notes]);
    }

    private async ValueTask<(string? Number, IReadOnlyList<DirectoryMatch> Found)> FindAsync(string asked, CancellationToken cancellationToken)
    {
        var at = asked.IndexOf('=', StringComparison.Ordinal);
        if (at > 0 && FieldPattern.TryParse(asked[..at], out _)) return (null, await lookup.FindKnownAsync(new(asked[..at].Trim(), asked[(at + 1)..].Trim()), cancellationToken));
        var found = await lookup.FindAsync(asked, cancellationToken);
        // A caller's number has no letters; who asks may copy a number from a record as it is written there.
        return found.Number is null && found.Found.Count == 0 && WrittenNumbers.Read(asked, options.Value.DefaultCountry) is [var (number, _), ..]
            ? await lookup.FindAsync(number, cancellationToken)
            : found;
    }

    private async Task<IReadOnlyList<DirectoryMatch>> SearchAsync(string number, List<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            var found = await live.FindAsync(number, cancellationToken);
            notes.Add(found.Count > 0 ? "The directory does not know the number yet; the org itself does." : "Neither the directory nor the org itself knows the number.");
            return found;
        }
        catch (SalesforceFault fault)
        {
            notes.Add($"The org could not be searched: {fault.Error.Code}.");
            return [];
        }
    }

    private void Explain(WhoQuestion question, string? number, int found, List<string> notes)
    {
        if (progress.FilledAt is not { } filled) notes.Add("The directory has not been filled yet; a caller is looked for in the org itself.");
        else notes.Add($"The directory knows all changes up to {(int)(time.GetUtcNow() - filled).TotalSeconds} s ago.");
        if (number is null && found == 0 && !question.Asked.Contains('=', StringComparison.Ordinal)) notes.Add("This is no number that could be called from abroad, and no known extension.");
        if (found == IPhoneDirectory.MostMatches) notes.Add($"At least {IPhoneDirectory.MostMatches} records have this number; only so many are looked at.");
    }

    private async Task<Func<CallerMatch, bool>> EyesAsync(string? agent, ImmutableArray<CallerMatch> matches, List<string> notes, CancellationToken cancellationToken)
    {
        if (agent is null) return _ => true;
        if (await users.FindAsync(agent, cancellationToken) is not { } user)
        {
            notes.Add($"There is no user {agent}; what is restricted is shown as hidden.");
            return match => match.Audience is null;
        }

        var closed = await ClosedAsync(user, matches, notes, cancellationToken);
        return match => !closed.Contains(match.Record) && (match.Audience is not { } audience || audience.Includes(user.UserName, user.Role.ToString()));
    }

    /// <summary>The matches that the org's own sharing closes to a person, as far as it can be asked.</summary>
    private async Task<IReadOnlySet<RecordRef>> ClosedAsync(UserAccount user, ImmutableArray<CallerMatch> matches, List<string> notes, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || options.Value.Sharing is SharingMode.Never || user.AgentId is not { } agent) return FrozenSet<RecordRef>.Empty;
        CallerMatch[] told = [.. matches.SelectMany(m => m.Known?.Records ?? []).Select(AsMatch).DistinctBy(m => m.Record)];
        AccessQuestion[] asked = [.. matches.Where(m => m.Record.ObjectName != "User").Concat(told).Select(m => new AccessQuestion(agent, m))];
        try
        {
            var answers = await access.AskAsync(asked, cancellationToken);
            if (answers.Count < asked.Length) notes.Add($"Salesforce does not say of every record whether {user.UserName} may see it: {options.Value.SharingUnknown} holds for those (Salesforce:SharingUnknown).");
            var open = answers.Where(answer => answer.Value).Select(answer => answer.Key.Record.Record).ToFrozenSet();
            var closed = answers.Where(answer => !answer.Value).Select(answer => answer.Key.Record.Record).Concat(Untold(told).Where(one => !open.Contains(one))).ToFrozenSet();
            if (matches.Count(m => closed.Contains(m.Record)) is > 0 and var of) notes.Add($"Salesforce does not share {of} of them with {user.UserName}.");
            if (closed.Count > matches.Count(m => closed.Contains(m.Record))) notes.Add($"What Salesforce does not share with {user.UserName} of their accounts, cases and business is left out.");
            return closed;
        }
        catch (SalesforceFault fault)
        {
            notes.Add($"Salesforce did not say who may see what: {fault.Error.Code}. {options.Value.SharingUnknown} holds meanwhile (Salesforce:SharingUnknown).");
            return Untold(told).ToFrozenSet();
        }
    }

    /// <summary>Where Salesforce does not say it, the name of a match may be shown, and nothing of what belongs to it.</summary>
    private IEnumerable<RecordRef> Untold(CallerMatch[] told) => options.Value.SharingUnknown is SharingFallback.Show ? [] : told.Select(one => one.Record);

    /// <summary>What opens where the agent may not see the only match; null where that makes no difference.</summary>
    private static string? OpensFor(string? agent, ImmutableArray<WhoMatch> shown) =>
        shown is [{ IsShown: false }] ? $"nothing opens for {agent}, who is shown the number alone" : null;

    private string Opens(CallKind kind, ImmutableArray<CallerMatch> matches)
    {
        var of = rules.Current.Of(kind);
        var rule = matches.Length switch { 0 => of.None, 1 => of.One, _ => of.Many };
        var place = rule.Open is PopOpen.Detail ? "in place of the page in view" : "in a tab";
        var opens = rule.Show switch
        {
            PopShow.Nothing => "nothing opens",
            PopShow.Record => $"{matches[0].Record.ObjectName} {matches[0].Record.Id} opens {place}",
            PopShow.NewRecord => $"a form for a new {rule.ObjectName} opens",
            PopShow.Search => "the search page opens with the number",
            PopShow.Flow => $"the flow {rule.Flow} starts",
            PopShow.Url => $"{rule.Url} opens {place}",
            _ => throw new UnreachableException(),
        };
        return matches.Length > 1 ? $"{opens}; the agent picks one of {matches.Length} in the panel, and the log follows the pick" : opens;
    }

    private static CallerMatch AsMatch(KnownRecord known) => new(known.Record, PersonalText.Empty, PersonalText.Empty, "", Audience: known.Audience);

    private static WhoMatch Read(CallerMatch match, bool isSeen) => new(
        match.Record, match.Name.Value ?? "", match.Line, match.Rule, match.Sureness ?? MatchSureness.Possible, match.Known?.OpenCases ?? 0,
        match.Known?.LastBusiness.Value ?? "", match.Known?.LastContactAt, isSeen,
        match.Audience is { } audience ? string.Join(", ", audience.Roles.Select(role => $"role {role}").Concat(audience.Agents)) : null);
}
