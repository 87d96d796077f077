using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Rules;

/// <summary>All rules: what is published about them, and those over metadata with their functions.</summary>
internal sealed class RuleBook
{
    private static readonly RuleText Unknown = new() { Id = "", Title = "Something the parser found", Kind = FindingKind.Fault, Severity = Severity.Medium, Why = "The parser reports it." };
    private readonly FrozenDictionary<string, RuleText> _texts;

    internal RuleBook(ImmutableArray<RuleText> texts, VendorTable vendors)
    {
        Texts = texts;
        Vendors = vendors;
        _texts = texts.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);
        Metadata =
        [
            .. CallCenterRules.All, .. PageRules.All, .. FlowRules.All, .. ActivityRules.All, .. ReportRules.All, .. AccessRules.All, .. SiteRules.All, .. VendorRules.All(vendors), .. VoiceRules.All,
        ];
    }

    /// <summary>The published list.</summary>
    internal ImmutableArray<RuleText> Texts { get; }

    /// <summary>Known vendors.</summary>
    internal VendorTable Vendors { get; }

    /// <summary>Rules over metadata.</summary>
    internal ImmutableArray<MetadataRule> Metadata { get; private init; }

    /// <summary>What is published about a rule; a new rule of the parser has words, too.</summary>
    internal RuleText this[string id] => _texts.GetValueOrDefault(id) ?? Unknown with { Id = id };

    /// <summary>The same book with a rule more.</summary>
    internal RuleBook With(MetadataRule rule) => new(Texts, Vendors) { Metadata = Metadata.Add(rule) };

    /// <summary>The published rules.</summary>
    internal static RuleBook Load() => new(
        JsonSerializer.Deserialize(DataFile.Read("rules.json"), RuleJson.Default.ImmutableArrayRuleText), VendorTable.Read(DataFile.Read("vendors.json")));
}
