using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Mapping;

namespace Patchbay.Salesforce.Parked;

/// <summary>Reads parked records from links and journal, and puts a person's decision into the links.</summary>
internal sealed class ParkedRecords(
    IRecordLinks links, IJournal journal, TaskBuilder builder, CallMappings mappings, MappingCheck check, CallLogNudge nudge, FieldReturns returns, ILogger<ParkedRecords> logger)
    : IParkedRecords
{
    private const int MostAtOnce = 100_000;
    private static readonly Refusal written = new("parked.fields", "The record of this call is written, so that nothing of it can be edited here. Only fields that the org lacks are left out.");
    private static readonly Refusal unknown = new("parked.unknown", "The record of this call is not parked.");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParkedRecord>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await mappings.LoadAsync(cancellationToken);
        var parked = await links.ListAsync(RecordLinkState.Parked, most, cancellationToken);
        var leftOut = parked.Count < most ? await links.ListLeftOutAsync(most - parked.Count, cancellationToken) : [];
        return [.. parked.Concat(leftOut).Select(link => RecordOf(link, Build(link.Record)))];
    }

    /// <inheritdoc/>
    public async Task<ParkedDetail?> FindAsync(InteractionId call, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(call, cancellationToken) is not { } link || !(link.State is RecordLinkState.Parked || link.LeftOut is not null)) return null;
        await mappings.LoadAsync(cancellationToken);
        var built = Build(call);
        var fields = built.Task is { } task ? task.Fields.Concat(task.Facts).Concat(task.Relation).ToDictionary(StringComparer.Ordinal) : [];
        foreach (var (name, value) in built.Task?.Companion?.Fields ?? new Dictionary<string, object?>())
            fields[$"{built.Task!.Companion!.ObjectName}.{name}"] = value;
        return new(RecordOf(link, built), fields, link.Overrides is { } set ? JsonSerializer.Deserialize<JsonElement>(set) : null);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> RetryAsync(InteractionId call, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(call, cancellationToken) is { LeftOut: { } kept, State: not RecordLinkState.Parked } && await StillMissingAsync(cancellationToken) is { } missing)
        {
            // Those that are there by now are on their way already.
            string[] still = [.. LeftOut.Read(kept).Where(missing.Contains)];
            return still.Length == 0 ? null : new("parked.lacking", $"The org still does not have {LeftOut.Words(still)}, or Patchbay's user may not write it.");
        }

        return await AnswerAsync(call, new(RecordLinkState.Dirty), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> RetryAllAsync(string? code, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var link in await links.ListAsync(RecordLinkState.Parked, MostAtOnce, cancellationToken))
        {
            if (code is null || string.Equals(link.Error, code, StringComparison.OrdinalIgnoreCase))
                count += await links.AnswerAsync(link.Record, new(RecordLinkState.Dirty), cancellationToken) ? 1 : 0;
        }

        return count + await RetryLeftOutAsync(code, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> EditAsync(InteractionId call, JsonElement fields, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(call, cancellationToken) is not { } link) return unknown;
        if (link.State is not RecordLinkState.Parked) return link.LeftOut is null ? unknown : written;
        if (!Overrides.IsValid(fields.GetRawText()))
            return new("parked.fields", "Fields are a JSON object of API names and simple values; Id and the key cannot be set.");
        if (await ProblemAsync(fields, cancellationToken) is { } problem) return new("parked.fields", problem);
        return await AnswerAsync(call, new(RecordLinkState.Dirty, Merge(link.Overrides, fields)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Refusal?> DropAsync(InteractionId call, CancellationToken cancellationToken) => AnswerAsync(call, new(RecordLinkState.Dropped), cancellationToken);

    private async Task<Refusal?> AnswerAsync(InteractionId call, ParkedAnswer answer, CancellationToken cancellationToken)
    {
        if (!await links.AnswerAsync(call, answer, cancellationToken)) return unknown;
        logger.ParkedAnswered(call, answer.State);
        nudge.Wake();
        return null;
    }

    /// <summary>Those whose fields the org has by now are filled in; the others stay as they are.</summary>
    private async Task<int> RetryLeftOutAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null or ParkReason.FieldLeftOut && await StillMissingAsync(cancellationToken) is { } missing)
        {
            var counts = await links.CountLeftOutAsync(cancellationToken);
            nudge.Wake();
            return counts.Where(kept => LeftOut.Read(kept.Key).Any(name => !missing.Contains(name))).Sum(kept => kept.Value);
        }

        nudge.Wake();
        return 0;
    }

    /// <returns>The fields that the org still lacks; null when it could not be asked.</returns>
    private async Task<HashSet<string>?> StillMissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await returns.LookAsync(true, cancellationToken)).Where(field => !field.IsBack).Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (SalesforceFault fault)
        {
            // The writer finds out when the org answers again.
            logger.FieldsNotChecked(fault.Error.Code);
            return null;
        }
    }

    private async Task<string?> ProblemAsync(JsonElement fields, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var group in fields.EnumerateObject().Select(f => Split(f.Name)).GroupBy(f => f.ObjectName))
            {
                if (await check.FindMissingAsync(group.Key, group.Select(f => f.Field), cancellationToken) is [var problem, ..]) return problem;
            }
        }
        catch (SalesforceFault fault)
        {
            // The org cannot be asked now; it will say so itself when the record is tried.
            logger.FieldsNotChecked(fault.Error.Code);
        }

        return null;
    }

    private static (string ObjectName, string Field) Split(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (name[..dot], name[(dot + 1)..]) : (TaskFields.ObjectName, name);

    private static string Merge(string? before, JsonElement fields)
    {
        var merged = before is null ? [] : JsonNode.Parse(before)!.AsObject();
        foreach (var field in fields.EnumerateObject()) merged[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        return merged.ToJsonString();
    }

    private (CallRecord? Call, WantedTask? Task) Build(InteractionId call)
    {
        ExchangeEvent[] events = [.. journal.ReadSubject(call.Value).Select(e => e.Event)];
        return (CallRecordFold.Fold(events), builder.Build(events));
    }

    private static ParkedRecord RecordOf(RecordLink link, (CallRecord? Call, WantedTask? Task) built)
    {
        var (code, reason, advice) = link.State is RecordLinkState.Parked
            ? (link.Error ?? "", link.Reason, ParkReason.Advice(link.Error))
            : (ParkReason.FieldLeftOut, null, ParkReason.WithoutFields(LeftOut.Read(link.LeftOut)));
        return new(
            link.Record.ToString(), link.CrmId, built.Call?.StartedAt, built.Task?.Fields.GetValueOrDefault(TaskFields.Subject) as string ?? "(unknown call)",
            code, reason, advice, link.Attempts);
    }
}
