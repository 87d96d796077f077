using System.Text.Json;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Parked;

/// <summary>A record that the org refuses, or that is written without fields that the org lacks, so that a person must look.</summary>
/// <param name="Call">The interaction; the record's external id.</param>
/// <param name="TaskId">Id of the Task as far as it was written; null when it never was.</param>
/// <param name="StartedAt">When the call began; null when the journal does not know it.</param>
/// <param name="Subject">What the call is, in a line.</param>
/// <param name="Code">Code of the failure; <c>FIELD_LEFT_OUT</c> for a record that is written without some fields.</param>
/// <param name="Reason">What the org said; null when it said nothing.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Attempts">Failed tries.</param>
public sealed record ParkedRecord(
    string Call, string? TaskId, DateTimeOffset? StartedAt, string Subject, string Code, string? Reason, string Advice, int Attempts);

/// <summary>A parked record with its fields.</summary>
/// <param name="Record">The record.</param>
/// <param name="Fields">What Patchbay would write, by API name.</param>
/// <param name="Overrides">What a person set instead; null for nothing.</param>
public sealed record ParkedDetail(ParkedRecord Record, IReadOnlyDictionary<string, object?> Fields, JsonElement? Overrides);

/// <summary>Parked records of one org, for those who look after them.</summary>
public interface IParkedRecords
{
    /// <summary>Lists them, the newest first.</summary>
    /// <param name="most">Most records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<ParkedRecord>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>Finds one.</summary>
    /// <param name="call">Whose.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; null when that of the call is not parked.</returns>
    Task<ParkedDetail?> FindAsync(InteractionId call, CancellationToken cancellationToken);

    /// <summary>Runs one again, at once.</summary>
    /// <param name="call">Whose.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when it runs; <c>parked.unknown</c> when it is not parked, <c>parked.lacking</c> when the org still lacks the fields that were left out.</returns>
    Task<Refusal?> RetryAsync(InteractionId call, CancellationToken cancellationToken);

    /// <summary>Runs all again, or those with one code.</summary>
    /// <param name="code">The code; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many run.</returns>
    Task<int> RetryAllAsync(string? code, CancellationToken cancellationToken);

    /// <summary>Sets fields of one for good, and runs it again.</summary>
    /// <param name="call">Whose.</param>
    /// <param name="fields">A JSON object: <c>{"Subject":"Call"}</c>; a field of the second record has its object before it, <c>Phone_Call__c.Outcome__c</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when it runs; <c>parked.unknown</c>, or <c>parked.fields</c> when the fields are not understood or the org lacks one.</returns>
    Task<Refusal?> EditAsync(InteractionId call, JsonElement fields, CancellationToken cancellationToken);

    /// <summary>Gives one up: it is not written, and not tried again. One that is written stays as it is, without the fields that were left out.</summary>
    /// <param name="call">Whose.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when it is given up; <c>parked.unknown</c> when it is not parked.</returns>
    Task<Refusal?> DropAsync(InteractionId call, CancellationToken cancellationToken);
}
