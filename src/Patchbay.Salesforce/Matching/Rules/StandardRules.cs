using System.Collections.Immutable;
using Patchbay.Core.Calls;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>
/// The rules of an org that has set none. They do what a softphone layout of Open CTI does where nobody changed it: one match opens, an
/// unknown caller may become a contact, and of several the agent picks.
/// </summary>
internal static class StandardRules
{
    /// <summary>A number that is one person's own comes before one that many share, and a person before a company.</summary>
    private static readonly ImmutableArray<SearchStep> people =
    [
        Step("Contact.MobilePhone", MatchSureness.Certain), Step("Account.PersonMobilePhone", MatchSureness.Certain), Step("Contact.HomePhone"),
        Step("Account.PersonHomePhone"), Step("Lead.MobilePhone", MatchSureness.Certain), Step("Contact.Phone"), Step("Lead.Phone"),
        Step("Contact.AssistantPhone", MatchSureness.Possible), Step("Contact.*"), Step("Lead.*"), Step("Account.*", MatchSureness.Possible),
        Step("Case.*", MatchSureness.Possible), Step("*.*", MatchSureness.Possible),
    ];

    private static readonly PopRule newContact = new()
    {
        Show = PopShow.NewRecord,
        ObjectName = "Contact",
        Fields = ImmutableSortedDictionary<string, string>.Empty.Add("Phone", "{number}"),
    };

    /// <summary>The rules.</summary>
    internal static MatchRuleSet Value { get; } = new()
    {
        ByData =
        [
            new() { Variable = "case", Find = "Case.CaseNumber" },
            new() { Variable = "account", Find = "Account.AccountNumber" },
        ],
        Search = people,
        Inbound = new() { None = newContact },
        Internal = new()
        {
            Search = [Step("User.Extension", MatchSureness.Certain), Step("User.*", MatchSureness.Certain)],
            One = new(),
        },
        Outbound = new() { None = newContact },
        Keys = ["Case.CaseNumber", "Account.AccountNumber", "User.Extension"],
    };

    /// <summary>The standard rules with an order of one's own.</summary>
    /// <param name="order"><c>Contact.MobilePhone</c>, <c>Lead.*</c>, best first; none for the standard order.</param>
    /// <returns>The rules. What the order does not name comes last.</returns>
    internal static MatchRuleSet Ordered(IReadOnlyList<string> order) =>
        order.Count == 0 ? Value : Value with { Search = [.. order.Select(find => SureOf(find)), Step("*.*", MatchSureness.Possible)] };

    private static SearchStep SureOf(string find) =>
        people.FirstOrDefault(step => string.Equals(step.Find, find, StringComparison.OrdinalIgnoreCase)) ?? Step(find);

    private static SearchStep Step(string find, MatchSureness sure = MatchSureness.Likely) => new() { Find = find, Sure = sure };
}
