using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.Matching;

/// <summary>A question to the rules: who would a caller be, and why?</summary>
/// <param name="Asked">A number in any writing, an extension, or a key: <c>Case.CaseNumber=00001042</c>.</param>
/// <param name="Agent">Whose eyes to look through, by the name at sign-in; null for somebody who may see everything.</param>
/// <param name="SearchOrg">True to look into the org itself when the directory does not know the number, as for a call.</param>
public sealed record WhoQuestion(string Asked, string? Agent, bool SearchOrg);

/// <summary>A record that may be the caller.</summary>
/// <param name="Record">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Sureness">How sure that is.</param>
/// <param name="OpenCases">How many cases are open.</param>
/// <param name="LastBusiness">The last order or opportunity; empty when there is none.</param>
/// <param name="LastContactAt">When somebody was last in contact; null when nobody was.</param>
/// <param name="IsShown">False when the agent may not see it.</param>
/// <param name="OnlyFor">Who may see it, in words; null for everybody.</param>
public sealed record WhoMatch(
    RecordRef Record, string Name, string Detail, string Rule, MatchSureness Sureness, int OpenCases, string LastBusiness, DateTimeOffset? LastContactAt, bool IsShown,
    string? OnlyFor);

/// <summary>The answer.</summary>
/// <param name="Number">The number as it was understood, in E.164; null when it is none.</param>
/// <param name="Kind">The kind of call.</param>
/// <param name="Matches">Who it may be, best first.</param>
/// <param name="Opens">What would open, in words.</param>
/// <param name="LogHangsOn">The record that the log would hang on; null while that is open.</param>
/// <param name="Rules">Each rule that was tried, what it found and why something was left out.</param>
/// <param name="Notes">What else there is to say, in sentences.</param>
public sealed record WhoAnswer(
    string? Number, CallKind Kind, ImmutableArray<WhoMatch> Matches, string Opens, RecordRef? LogHangsOn, ImmutableArray<RuleTrace> Rules, ImmutableArray<string> Notes);

/// <summary>Answers who a caller would be, and why.</summary>
public interface IWhoIs
{
    /// <summary>Asks the rules, as a call would, without a call.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    Task<WhoAnswer> AskAsync(WhoQuestion question, CancellationToken cancellationToken);

    /// <summary>Says whether a question names something that does not exist: a user, a field of the org, a variable that no rule looks at.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it cannot be asked; null when it can.</returns>
    Task<Core.Shared.Refusal?> WhyNotAsync(WhoQuestion question, CancellationToken cancellationToken);
}
