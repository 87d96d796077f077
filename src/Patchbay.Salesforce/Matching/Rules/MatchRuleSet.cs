using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Patchbay.Core.Calls;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>
/// The match rules of an org: who a caller may be, what opens, and who may see it. They are data, in JSON after <c>match-rules.schema.json</c>.
/// </summary>
public sealed record MatchRuleSet
{
    /// <summary>Form of the rules; this version knows 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Fields in which what a call carries is looked for, best first. When one of them finds somebody, the number is not asked.</summary>
    public ImmutableArray<DataStep> ByData { get; init; } = [];

    /// <summary>Where a number is looked for, best first.</summary>
    public ImmutableArray<SearchStep> Search { get; init; } = [];

    /// <summary>What opens for calls from outside.</summary>
    public CallRules Inbound { get; init; } = new();

    /// <summary>What opens for calls from colleagues: from a user of the org, or from an extension.</summary>
    public CallRules Internal { get; init; } = new();

    /// <summary>What opens for calls that an agent dials.</summary>
    public CallRules Outbound { get; init; } = new();

    /// <summary>The record that Patchbay itself makes of an unknown caller; null to leave that to the agent.</summary>
    public NewRecord? Create { get; init; }

    /// <summary>Fields by whose value a record is found, for what a caller typed or a link names: <c>Case.CaseNumber</c>.</summary>
    public ImmutableArray<string> Keys { get; init; } = ["Case.CaseNumber", "Account.AccountNumber"];

    /// <summary>Records that only some may see. The first that fits decides; what none fits everybody may see.</summary>
    public ImmutableArray<VisibilityRule> Visibility { get; init; } = [];
}

/// <summary>One place where a number is looked for.</summary>
public sealed record SearchStep
{
    /// <summary>Object and field, either of them <c>*</c>: <c>Contact.MobilePhone</c>, <c>Lead.*</c>.</summary>
    public required string Find { get; init; }

    /// <summary>How sure a record is that is found here. Default likely.</summary>
    public MatchSureness Sure { get; init; } = MatchSureness.Likely;

    /// <summary>Values that fields of the record must have; none for any record.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Where { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>True to look no further once a record is found here.</summary>
    public bool Last { get; init; }
}

/// <summary>One variable of a call, and the field that it is compared with.</summary>
public sealed record DataStep
{
    /// <summary>Name of the variable, as the call flow or the header <c>X-Patchbay-…</c> names it; case does not matter.</summary>
    public required string Variable { get; init; }

    /// <summary>Object and field: <c>Case.CaseNumber</c>. <c>Id</c> as the field is the record's id.</summary>
    public required string Find { get; init; }

    /// <summary>How sure a record is that is found here. Default certain.</summary>
    public MatchSureness Sure { get; init; } = MatchSureness.Certain;

    /// <summary>Values that fields of the record must have; none for any record.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Where { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
}

/// <summary>What opens for one kind of call.</summary>
public sealed record CallRules
{
    /// <summary>Where numbers of such calls are looked for; none to use the common list.</summary>
    public ImmutableArray<SearchStep> Search { get; init; } = [];

    /// <summary>When no record matches.</summary>
    public PopRule None { get; init; } = new();

    /// <summary>When one record matches.</summary>
    public PopRule One { get; init; } = new() { Show = PopShow.Record };

    /// <summary>When several match. The panel lets the agent pick in any case, and the log follows the pick.</summary>
    public PopRule Many { get; init; } = new();
}

/// <summary>What a pop shows.</summary>
public enum PopShow
{
    /// <summary>Nothing opens; the panel shows what was found.</summary>
    Nothing,

    /// <summary>The record.</summary>
    Record,

    /// <summary>A form for a new record.</summary>
    NewRecord,

    /// <summary>The search page, with the number.</summary>
    Search,

    /// <summary>A screen flow.</summary>
    Flow,

    /// <summary>A page of the org.</summary>
    Url,
}

/// <summary>Where it opens.</summary>
public enum PopOpen
{
    /// <summary>In a tab of its own, where the app has tabs; else in place of the page.</summary>
    Tab,

    /// <summary>In place of the page in view.</summary>
    Detail,
}

/// <summary>
/// What opens. In texts <c>{number}</c>, <c>{name}</c>, <c>{dialled}</c>, <c>{call}</c> and <c>{record}</c> stand for the caller's number and
/// name, the dialled number, the call's id and the record's id, <c>{data.case}</c> for the variable <c>case</c> of the call.
/// </summary>
public sealed record PopRule
{
    /// <summary>What. Default nothing.</summary>
    public PopShow Show { get; init; }

    /// <summary>The object of a new record.</summary>
    [JsonPropertyName("object")]
    public string? ObjectName { get; init; }

    /// <summary>Fields of a new record that are filled in, or arguments of a flow.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Name of a flow.</summary>
    public string? Flow { get; init; }

    /// <summary>Address of a page, from the org's root: <c>/lightning/n/Welcome?number={number}</c>.</summary>
    public string? Url { get; init; }

    /// <summary>Where. Default in a tab.</summary>
    public PopOpen Open { get; init; }
}

/// <summary>A record that Patchbay makes of an unknown caller.</summary>
public sealed record NewRecord
{
    /// <summary>Its object. Default Contact.</summary>
    [JsonPropertyName("object")]
    public string ObjectName { get; init; } = "Contact";

    /// <summary>Its fields, texts as in <see cref="PopRule"/>; one of them must hold the number.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>Says who may see some records.</summary>
public sealed record VisibilityRule
{
    /// <summary>Their object; <c>*</c> for any.</summary>
    [JsonPropertyName("object")]
    public required string ObjectName { get; init; }

    /// <summary>Values that their fields have: owner, record type, any other field.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Where { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Roles that may see them: <c>supervisor</c>.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Agents who may see them, by their name at sign-in.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];
}
