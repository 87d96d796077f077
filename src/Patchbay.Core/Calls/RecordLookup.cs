using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What a call flow asks the CRM: the record of an object whose field has a value, and what to tell of it.</summary>
/// <param name="ObjectName">API name of the object: <c>Account</c>.</param>
/// <param name="Field">API name of the field that is compared: <c>CustomerNumber__c</c>, or <c>Id</c>.</param>
/// <param name="Value">What it must be.</param>
/// <param name="Fields">The fields to tell, at most ten: <c>Rating</c>, <c>Owner.Name</c>.</param>
public sealed record RecordQuestion(string ObjectName, string Field, PersonalText Value, ImmutableArray<string> Fields)
{
    /// <summary>Most fields that are told.</summary>
    public const int MostFields = 10;

    private const int LongestName = 80;
    private const int MostParts = 5;

    /// <summary>Tells whether a text has the form of an API name, so that nothing else gets into a query.</summary>
    /// <param name="name">The text: <c>Rating</c>, <c>Owner.Name</c>.</param>
    /// <returns>True for names joined by dots, each of letters, digits and underscores, beginning with a letter.</returns>
    public static bool IsFieldName(string name)
    {
        var parts = name.Split('.');
        return parts.Length <= MostParts && parts.All(IsName);
    }

    /// <summary>Tells whether a text has the form of an object's API name.</summary>
    /// <param name="name">The text.</param>
    /// <returns>True for letters, digits and underscores that begin with a letter.</returns>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}

/// <summary>What came of asking for a record.</summary>
public enum LookupOutcome
{
    /// <summary>There is one.</summary>
    Found,

    /// <summary>There is none.</summary>
    None,

    /// <summary>There are several.</summary>
    Several,

    /// <summary>The answer did not come in time.</summary>
    Late,

    /// <summary>The CRM could not answer: it is away, or refused the question.</summary>
    Failed,
}

/// <summary>The CRM answers what a call flow asked. An answer that comes late, or twice, changes nothing.</summary>
/// <param name="Call">In which call.</param>
/// <param name="Lookup">Which question of the call, from 1.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Values">The fields and their values as text, under their API names; default for none.</param>
/// <param name="Record">The record; null when there is not just one.</param>
public sealed record AnswerLookup(
    InteractionId Call, int Lookup, LookupOutcome Outcome, ImmutableArray<CallVariable> Values = default, CallerMatch? Record = null) : CallCommand(Call);

/// <summary>A flow asks the CRM for a record.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Lookup">Counts the questions of the call, from 1. The same one again tells what is asked once the caller is known.</param>
/// <param name="Into">What the variables begin with: <c>record</c>.</param>
/// <param name="Question">What is asked; null while it waits for who the caller is.</param>
/// <param name="AnswerBy">Until when the answer may come.</param>
public sealed record FlowLookupBegan(DateTimeOffset At, InteractionId Call, int Lookup, string Into, RecordQuestion? Question, DateTimeOffset AnswerBy)
    : CallFlowEvent(At, Call);

/// <summary>The flow has its answer, or waits no longer.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Lookup">Which question.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Values">Variables that have a value from now on: <c>record.Rating</c>; those asked for and not found are empty.</param>
public sealed record FlowLookupEnded(DateTimeOffset At, InteractionId Call, int Lookup, LookupOutcome Outcome, ImmutableArray<CallVariable> Values)
    : CallFlowEvent(At, Call);
