using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>One place that depends on Open CTI or on an older sibling of it, or that is faulty, or that is already on the new side.</summary>
public sealed record Finding
{
    /// <summary>Stays the same when lines move: made of rule, file, name, snippet and the number among equals. <c>F-</c> and ten hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The rule that found it, a name in the published list of rules: <c>use.member</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What sort of thing was found.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>From the root that was given, with forward slashes; <c>archive.zip!/entry</c> inside an archive; <c>org:</c> before what an org told.</summary>
    public required string File { get; init; }

    /// <summary>The path under which it lies, one of <see cref="AuditReport.Roots"/>; null when only one was given.</summary>
    public string? Root { get; init; }

    /// <summary>Where the expression starts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where the expression starts, from 1, in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>Last line of the expression, from 1.</summary>
    public required int EndLine { get; init; }

    /// <summary>First column behind the expression, from 1, in UTF-16 units.</summary>
    public required int EndColumn { get; init; }

    /// <summary>Canonical name, whatever the spelling in the code: <c>sforce.opencti.saveLog</c>, <c>callCenter</c>, <c>Task.CallType</c>.</summary>
    public required string Api { get; init; }

    /// <summary>Version of the API that a script include names: <c>41.0</c>. Null when nothing names one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How the code reaches it: <c>direct</c>, <c>alias</c>, <c>destructured</c>, <c>computed</c>, <c>parameter</c>, <c>wrapper</c>,
    /// <c>adapter</c>, <c>markup</c>, <c>text</c>, <c>metadata</c>, <c>tokens</c> or <c>query</c>.</summary>
    public required string How { get; init; }

    /// <summary>The line, shortened to some 160 characters around the expression; empty when there is none.</summary>
    public required string Snippet { get; init; }

    /// <summary>The few lines around it, for reports that show code; the first is <see cref="ContextLine"/>. Lines are shortened.</summary>
    public ImmutableArray<string> Context { get; init; } = [];

    /// <summary>Number of the first line of <see cref="Context"/>, from 1.</summary>
    public int ContextLine { get; init; }

    /// <summary>Why it matters, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Where to read more. Null when there is nothing.</summary>
    public string? Link { get; init; }

    /// <summary>Words to filter by: <c>classic</c>, <c>lightning</c>, <c>logging</c>, <c>pop</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What replaces it in Salesforce Voice. Null when nothing is to be replaced.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>What replaces it on every way: Salesforce Voice, Patchbay's panel, the drop-in shim.</summary>
    public ImmutableArray<Replacement> Replacements { get; init; } = [];

    /// <summary>Work on the way to Salesforce Voice. Zero when nothing is to be done, or when another finding of the same file and name carries it.</summary>
    public required EffortHours EffortHours { get; init; }
}
