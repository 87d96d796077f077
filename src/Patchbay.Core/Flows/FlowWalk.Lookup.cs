using System.Collections.Immutable;
using System.Diagnostics;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <content>Asking the CRM for a record. The caller goes on in time, whatever the CRM does.</content>
internal sealed partial class FlowWalk
{
    private const int LongestValue = 255;

    /// <summary>Who the caller may be; default until looked up.</summary>
    private ImmutableArray<CallerMatch> matches = facts.Matches;

    /// <summary>The directory told who the caller may be.</summary>
    /// <param name="known">Best first; none for a stranger.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? Matched(ImmutableArray<CallerMatch> known)
    {
        matches = known;
        return flow.Find(run.Step) is LookupStep step ? OfCaller(step, run.Lookups, run.AnswerBy!.Value) : null;
    }

    /// <summary>The CRM answered.</summary>
    /// <param name="answer">What.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? LookedUp(AnswerLookup answer)
    {
        if (flow.Find(run.Step) is not LookupStep step) return Fail(FlowTrouble.NoSuchStep);
        if (step is { Opens: true, Field: not null } && answer is { Outcome: LookupOutcome.Found, Record: { IsWellFormed: true } record })
            Add(new CallerMatched(now, run.Call, [record], ByData: true));
        return EndLookup(step, answer.Outcome, answer.Values);
    }

    private FlowExit? BeginLookup(LookupStep step)
    {
        var (lookup, until) = (run.Lookups + 1, now + step.Limit);
        if (step.Field is null) return OfCaller(step, lookup, until);
        var value = facts.Fill(step.Value, run, flow).Trim();
        var isAskable = value.Length is > 0 and <= LongestValue;
        Ask(step, lookup, isAskable ? new(step.ObjectName, step.Field, PersonalText.Of(value), step.Fields) : null, until);
        return isAskable ? null : EndLookup(step, LookupOutcome.None, default);
    }

    private FlowExit? OfCaller(LookupStep step, int lookup, DateTimeOffset until)
    {
        if (matches.IsDefault)
        {
            Ask(step, lookup, null, until);
            return null;
        }

        var ids = matches.Select(match => IdOf(match, step.ObjectName)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Ask(step, lookup, ids is [var only] ? new(step.ObjectName, "Id", PersonalText.Of(only), step.Fields) : null, until);
        return ids.Count switch
        {
            0 => EndLookup(step, LookupOutcome.None, default),
            1 => null,
            _ => EndLookup(step, LookupOutcome.Several, default),
        };
    }

    /// <summary>A contact stands for its account too.</summary>
    private static string? IdOf(CallerMatch match, string objectName)
    {
        if (match.Record.ObjectName.Equals(objectName, StringComparison.OrdinalIgnoreCase)) return match.Record.Id;
        return objectName.ToUpperInvariant() switch
        {
            "ACCOUNT" => match.Account,
            "CONTACT" => match.Contact,
            _ => null,
        };
    }

    private void Ask(LookupStep step, int lookup, RecordQuestion? question, DateTimeOffset until) =>
        Add(new FlowLookupBegan(now, run.Call, lookup, step.Into, question, until));

    private FlowExit? EndLookup(LookupStep step, LookupOutcome outcome, ImmutableArray<CallVariable> told)
    {
        ImmutableArray<CallVariable> values = [.. step.Fields.Select(field => new CallVariable($"{step.Into}.{field}", ValueOf(field, told)))];
        Add(new FlowLookupEnded(now, run.Call, run.Lookups, outcome, values));
        // What the agent's screen and the log may use travels with the call.
        ImmutableArray<CallVariable> travels = [.. values.Where(value => value.IsWellFormed)];
        if (!travels.IsEmpty) Add(new CallVariablesSet(now, run.Call, travels));
        return GoTo(outcome switch
        {
            LookupOutcome.Found => step.Found,
            LookupOutcome.None => step.None,
            LookupOutcome.Several => step.Several ?? step.None,
            LookupOutcome.Late or LookupOutcome.Failed => step.Late ?? step.None,
            _ => throw new UnreachableException(),
        });
    }

    private static PersonalText ValueOf(string field, ImmutableArray<CallVariable> told)
    {
        var text = told.IsDefaultOrEmpty ? null : told.FirstOrDefault(value => value.Is(field))?.Value.Value;
        return text is null ? PersonalText.Empty : PersonalText.Of(text.Length <= LongestValue ? text : text[..LongestValue]);
    }
}
