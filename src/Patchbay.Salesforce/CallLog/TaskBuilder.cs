using System.Globalization;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.CallLog;

/// <summary>Builds the Task that a call should have. The same events give the same Task.</summary>
internal sealed class TaskBuilder
{
    private readonly TaskText text;
    private readonly TimeZoneInfo zone;
    private readonly Uri? publicUrl;

    public TaskBuilder(CallNames names, IOptions<SalesforceOptions> options)
    {
        zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
        text = new(names, zone);
        publicUrl = options.Value.PublicUrl;
    }

    /// <summary>Builds it.</summary>
    /// <param name="events">All events of one call, or its first ones.</param>
    /// <returns>The Task; null when there is no call in them, or it has not ended.</returns>
    internal WantedTask? Build(IReadOnlyList<ExchangeEvent> events) =>
        CallRecordFold.Fold(events) is { EndedAt: not null } call
            ? new(call.Call.ToString(), FieldsOf(call, events), FactsOf(call), RelationOf(call.Record))
            : null;

    private Dictionary<string, object?> FieldsOf(CallRecord call, IReadOnlyList<ExchangeEvent> events) => new(StringComparer.Ordinal)
    {
        [TaskFields.Subject] = text.Subject(call),
        [TaskFields.Description] = text.Description(call, events),
        ["Status"] = "Completed",
        ["Priority"] = "Normal",
        ["ActivityDate"] = TimeZoneInfo.ConvertTime(call.StartedAt, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [TaskFields.Disposition] = call.Disposition is { } outcome ? TaskFields.Cut(outcome, TaskFields.Longest[TaskFields.Disposition]) : null,
    };

    private Dictionary<string, object?> FactsOf(CallRecord call)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["CallType"] = call.Direction is CallDirection.Inbound ? "Inbound" : "Outbound",
            ["CallDurationInSeconds"] = (int)Math.Min(DurationOf(call).TotalSeconds, int.MaxValue),
            [TaskFields.CallObject] = call.Call.ToString(),
        };
        if (publicUrl is not null && call.RecordingLength is not null)
            facts[TaskFields.Recording] = new Uri(publicUrl, $"/recordings/{call.Call}").AbsoluteUri;
        return facts;
    }

    /// <summary>Time with an agent; for a call that was sent on, the talk with that party.</summary>
    private static TimeSpan DurationOf(CallRecord call) => call.Handled > TimeSpan.Zero
        ? call.Handled
        : call.Segments.Where(s => s is { Participant: ParticipantKind.External, Kind: SegmentKind.Talk })
            .Aggregate(TimeSpan.Zero, (sum, s) => sum + ((s.To ?? call.EndedAt ?? s.From) - s.From));

    /// <summary>A lead takes no second relation; an account and other objects are what the call is about, not who called.</summary>
    private static Dictionary<string, object?> RelationOf(CallerMatch? match) => match?.Record switch
    {
        null => [],
        { ObjectName: "Contact" or "Lead", Id: var id } => new() { [TaskFields.WhoId] = id, [TaskFields.WhatId] = null },
        { Id: var id } => new() { [TaskFields.WhoId] = null, [TaskFields.WhatId] = id },
    };
}
