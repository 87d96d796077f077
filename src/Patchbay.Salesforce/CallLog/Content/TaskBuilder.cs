using System.Globalization;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Builds the Task that a call should have. The same events give the same Task.</summary>
internal sealed class TaskBuilder
{
    private readonly TaskText text;
    private readonly TimeZoneInfo zone;
    private readonly Uri? publicUrl;
    private readonly CallNames names;
    private readonly OwnerRules owners;
    private readonly CallMappings mappings;

    public TaskBuilder(CallNames names, OwnerRules owners, CallMappings mappings, IOptions<SalesforceOptions> options)
    {
        (this.names, this.owners, this.mappings) = (names, owners, mappings);
        zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
        publicUrl = options.Value.PublicUrl;
        text = new(names, zone, publicUrl);
    }

    /// <summary>Builds it.</summary>
    /// <param name="events">All events of one call, or its first ones.</param>
    /// <returns>The Task; null when there is no call in them.</returns>
    internal WantedTask? Build(IReadOnlyList<ExchangeEvent> events) =>
        CallRecordFold.Fold(events) is { } call ? Whole(call, events, AgentShares.Of(call, events)) : null;

    private WantedTask Whole(CallRecord call, IReadOnlyList<ExchangeEvent> events, IReadOnlyList<AgentShare> shares)
    {
        var owner = owners.Of(call);
        var task = new WantedTask(
            call.Call.ToString(), FieldsOf(call, text.Description(call, events, shares), owner), FactsOf(call, shares), RelationOf(call.Record))
        {
            Owner = owner,
            Account = call.Record?.Account,
            Number = call.Number,
        };
        return mappings.Current is { Task.Count: 0, Companion: null } ? task : Mapped(task, call, CallStages.Of(events), shares.Count);
    }

    private WantedTask Mapped(WantedTask task, CallRecord call, CallStage stage, int agents)
    {
        var context = new MappingContext(CallFacts.Of(call, task, names, agents, MessageLinks.Of(call, publicUrl)), zone);
        var set = Evaluate(mappings.Current.Task);
        return task with
        {
            // What is mapped goes before what we would write by ourselves.
            Fields = task.Fields.Where(f => !set.ContainsKey(f.Key)).Concat(set).ToDictionary(StringComparer.Ordinal),
            Facts = task.Facts.Where(f => !set.ContainsKey(f.Key)).ToDictionary(StringComparer.Ordinal),
            Relation = task.Relation.Where(f => !set.ContainsKey(f.Key)).ToDictionary(StringComparer.Ordinal),
            Companion = mappings.Current.Companion is { } rule ? new(rule.ObjectName, rule.Key, task.Key, Evaluate(rule.Fields)) : null,
        };

        Dictionary<string, object?> Evaluate(IReadOnlyList<FieldRule> rules) => rules.Where(r => CallFacts.Has(r.When, stage, call))
            .ToDictionary(r => r.Field, r => r.Value.Evaluate(context) is DateTimeOffset at ? MappingFunction.Text(at) : r.Value.Evaluate(context), StringComparer.OrdinalIgnoreCase);
    }

    private Dictionary<string, object?> FieldsOf(CallRecord call, string description, Owner owner)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [TaskFields.Subject] = text.Subject(call),
            [TaskFields.Description] = description,
            [TaskFields.Status] = StatusOf(call),
            ["Priority"] = "Normal",
            ["ActivityDate"] = TimeZoneInfo.ConvertTime(call.StartedAt, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [TaskFields.Disposition] = call.Disposition is { } outcome ? TaskFields.Cut(outcome, TaskFields.Longest[TaskFields.Disposition]) : null,
        };
        if (owner.User is { } user) fields[TaskFields.Owner] = user;
        return fields;
    }

    private Dictionary<string, object?> FactsOf(CallRecord call, IReadOnlyList<AgentShare> shares)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["CallType"] = call.Direction is CallDirection.Inbound ? "Inbound" : "Outbound",
            // A call that runs has no length yet; zero would stand in reports.
            ["CallDurationInSeconds"] = call.EndedAt is null ? null : (int)Math.Min(DurationOf(call, shares).TotalSeconds, int.MaxValue),
            [TaskFields.CallObject] = call.Call.ToString(),
        };
        if (publicUrl is not null && call.RecordingLength is not null)
            facts[TaskFields.Recording] = new Uri(publicUrl, $"/recordings/{call.Call}").AbsoluteUri;
        else if (MessageLinks.Of(call, publicUrl) is { } message)
            facts[TaskFields.Recording] = message;
        // A link that leads nowhere any more is taken away.
        else if (!call.Messages.IsEmpty) facts[TaskFields.Recording] = null;
        return facts;
    }

    /// <summary>A message that nobody has heard is still to be done.</summary>
    private static string StatusOf(CallRecord call) =>
        call.EndedAt is null ? "In Progress" : call.Messages.Any(message => message.Waits) ? "Not Started" : "Completed";

    /// <summary>Time with agents; for a call that was sent on, the talk with that party.</summary>
    private static TimeSpan DurationOf(CallRecord call, IReadOnlyList<AgentShare> shares) => shares.Count > 0
        ? shares.Aggregate(TimeSpan.Zero, (sum, share) => sum + share.Time)
        : call.Segments.Where(s => s is { Participant: ParticipantKind.External, Kind: SegmentKind.Talk })
            .Aggregate(TimeSpan.Zero, (sum, s) => sum + ((s.To ?? call.EndedAt ?? s.From) - s.From));

    /// <summary>
    /// A lead takes no second relation; an account and other objects are what the call is about, not who called. Behind a case and a person
    /// account stands a contact, who called.
    /// </summary>
    internal static Dictionary<string, object?> RelationOf(CallerMatch? match) => match?.Record switch
    {
        null => [],
        { ObjectName: "Contact" or "Lead", Id: var id } => new() { [TaskFields.WhoId] = id, [TaskFields.WhatId] = null },
        { Id: var id } => new() { [TaskFields.WhoId] = match.Contact, [TaskFields.WhatId] = id },
    };
}
