using Patchbay.Core.Calls;
using Patchbay.Salesforce.Mapping;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Gives what is known of a call the names that mappings use.</summary>
internal static class CallFacts
{
    /// <summary>The facts of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="task">Its Task, before the mapping.</param>
    /// <param name="names">What agents and queues are called.</param>
    /// <param name="agents">How many agents talked in it.</param>
    /// <param name="messageUrl">Where its newest message can be heard; null when there is none.</param>
    internal static IReadOnlyDictionary<string, object?> Of(CallRecord call, WantedTask task, CallNames names, int agents, string? messageUrl)
    {
        var facts = OfCall(call, task, names, agents, messageUrl);
        foreach (var carried in call.Data) facts[Facts.OfData + carried.Name.ToLowerInvariant()] = carried.Value.Value;
        return facts;
    }

    private static Dictionary<string, object?> OfCall(CallRecord call, WantedTask task, CallNames names, int agents, string? messageUrl) => new(StringComparer.Ordinal)
    {
        ["call.id"] = task.Key,
        ["call.direction"] = call.Direction.ToString(),
        ["call.number"] = call.Number.Value,
        ["call.callerName"] = call.CallerName.Value,
        ["call.dialled"] = call.Dnis,
        ["call.startedAt"] = call.StartedAt,
        ["call.endedAt"] = call.EndedAt,
        ["call.duration"] = task.Facts.GetValueOrDefault("CallDurationInSeconds") is int seconds ? (long)seconds : null,
        ["call.waited"] = (long)call.Waited.TotalSeconds,
        ["call.queue"] = call.Queue is { } queue ? names.Of(queue) : null,
        ["call.cause"] = call.Cause?.ToString(),
        ["call.missed"] = call is { EndedAt: not null, WasAnswered: false } && agents == 0,
        ["call.agents"] = (long)agents,
        ["call.disposition"] = call.Disposition,
        ["call.notes"] = call.Notes.Value,
        ["call.subject"] = task.Fields.GetValueOrDefault(TaskFields.Subject),
        ["call.description"] = task.Fields.GetValueOrDefault(TaskFields.Description),
        ["call.recorded"] = call.RecordingLength is not null,
        ["call.recordingUrl"] = task.Facts.GetValueOrDefault(TaskFields.Recording),
        ["call.recordingLength"] = call.RecordingLength is { } length ? (long)length.TotalSeconds : null,
        ["call.transcript"] = call.Transcript?.Value,
        ["message.count"] = (long)call.Messages.Length,
        ["message.waiting"] = (long)call.Messages.Count(message => message.Waits),
        ["message.length"] = call.Messages.IsEmpty ? null : (long)call.Messages[^1].Length.TotalSeconds,
        ["message.for"] = call.Messages.LastOrDefault()?.Box is { } box ? box.Queue is { } left ? names.Of(left) : names.Of(box.Agent!.Value) : null,
        ["message.url"] = messageUrl,
        ["agent.name"] = call.Agent is { } agent ? names.Of(agent) : null,
        ["agent.user"] = call.Agent is null ? null : task.Owner.User,
        ["record.id"] = call.Record?.Record.Id,
        ["record.object"] = call.Record?.Record.ObjectName,
        ["record.name"] = call.Record?.Name.Value,
        ["record.contact"] = IdOf(call, "Contact"),
        ["record.lead"] = IdOf(call, "Lead"),
        ["record.account"] = call.Record?.Account ?? IdOf(call, "Account"),
    };

    /// <summary>True when a rule counts by now.</summary>
    /// <param name="moment">From when on it counts.</param>
    /// <param name="stage">How far the call has come.</param>
    /// <param name="call">The call.</param>
    internal static bool Has(MappingMoment moment, CallStage stage, CallRecord call) => moment switch
    {
        MappingMoment.Ring => true,
        MappingMoment.Answer => stage >= CallStage.Answered,
        MappingMoment.End => stage >= CallStage.Ended,
        MappingMoment.WrapUp => stage >= CallStage.Complete,
        MappingMoment.Recording => call.RecordingLength is not null,
        MappingMoment.Message => !call.Messages.IsEmpty,
        MappingMoment.Transcript => call.Transcript is not null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? IdOf(CallRecord call, string objectName) => call.Record?.Record is { } record && record.ObjectName == objectName ? record.Id : null;
}
