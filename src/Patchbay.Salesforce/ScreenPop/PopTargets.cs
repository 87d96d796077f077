using System.Collections.Immutable;
using System.Diagnostics;
using Patchbay.Core.Calls;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.NewCallers;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>Says what opens for a call, after the rules for none, one and several matches.</summary>
internal static class PopTargets
{
    /// <summary>Says what opens.</summary>
    /// <param name="call">The call, with the pop that is due.</param>
    /// <param name="rules">The rules in force.</param>
    /// <returns>Null while it is not known, and when nothing opens.</returns>
    internal static Runtime.Screens.ScreenPop? Of(PoppableCall call, MatchRules rules)
    {
        var pop = new Runtime.Screens.ScreenPop(call.Caller.Call, call.PopId!, null, null, call.Caller.Number);
        if (call.Picked is { } picked) return OfRecord(pop, picked, rules.Set.Inbound.One);
        if (call.Matches.IsDefault) return null;
        var of = rules.Of(KindOf(call));
        return call.Matches.Length switch
        {
            0 => Of(pop, of.None, call, null),
            1 when of.One.Show is PopShow.Record => OfRecord(pop, call.Matches[0], of.One),
            1 => Of(pop, of.One, call, call.Matches[0]),
            // The panel's picker opens in any case: nobody chooses for the agent.
            _ => Of(pop, of.Many, call, null) ?? pop,
        };
    }

    private static Runtime.Screens.ScreenPop OfRecord(Runtime.Screens.ScreenPop pop, CallerMatch match, PopRule rule) =>
        pop with { Record = match.Record, InPlace = rule.Open is PopOpen.Detail, Match = match };

    private static Runtime.Screens.ScreenPop? Of(Runtime.Screens.ScreenPop pop, PopRule rule, PoppableCall call, CallerMatch? match)
    {
        var placed = pop with { InPlace = rule.Open is PopOpen.Detail, Fields = Filled(rule, call.Caller, match), Match = match };
        return rule.Show switch
        {
            PopShow.Nothing or PopShow.Record => null,
            PopShow.NewRecord => placed with { NewObject = rule.ObjectName },
            PopShow.Search => placed with { Page = new(ScreenPageKind.Search, NumberOf(call.Caller)) },
            PopShow.Flow => placed with { Page = new(ScreenPageKind.Flow, rule.Flow ?? "") },
            PopShow.Url => placed with { Page = new(ScreenPageKind.Url, Placeholders.Fill(rule.Url ?? "/", call.Caller, NumberOf(call.Caller), match?.Record.Id, isAddress: true)) },
            _ => throw new UnreachableException(),
        };
    }

    private static ImmutableSortedDictionary<string, string> Filled(PopRule rule, Caller caller, CallerMatch? match) =>
        rule.Fields.ToImmutableSortedDictionary(f => f.Key, f => Placeholders.Fill(f.Value, caller, NumberOf(caller), match?.Record.Id));

    private static string NumberOf(Caller caller) => caller.Number.Value ?? "";

    private static CallKind KindOf(PoppableCall call)
    {
        if (call.Caller.Direction is CallDirection.Outbound) return CallKind.Outbound;
        var isColleague = call.Matches.Length > 0 && call.Matches.All(m => m.Record.ObjectName == "User");
        return isColleague ? CallKind.Internal : MatchRules.KindOf(call.Caller.Direction, call.Caller.Number.Value, []);
    }
}
