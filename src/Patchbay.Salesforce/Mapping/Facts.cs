using System.Collections.Frozen;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Mapping;

/// <summary>The names of what is known of a call, as mappings use them.</summary>
internal static class Facts
{
    /// <summary>Each name with what it gives.</summary>
    internal static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["call.id"] = "the interaction's id, which is the external id in Salesforce",
        ["call.direction"] = "Inbound or Outbound",
        ["call.number"] = "the customer's number as it came",
        ["call.callerName"] = "the name that came with it",
        ["call.dialled"] = "the dialled number of an inbound call",
        ["call.startedAt"] = "when it arrived or was dialled",
        ["call.endedAt"] = "when it ended",
        ["call.duration"] = "seconds with agents, or with the party it was sent on to",
        ["call.waited"] = "seconds in queues",
        ["call.queue"] = "name of the queue",
        ["call.cause"] = "why it ended: CustomerHungUp, Abandoned, NoAnswer, …",
        ["call.missed"] = "true when nobody answered",
        ["call.agents"] = "how many agents talked in it",
        ["call.disposition"] = "the outcome that the agent chose",
        ["call.notes"] = "the agent's notes",
        ["call.subject"] = "the line that Patchbay writes as subject",
        ["call.description"] = "the text that Patchbay writes as description",
        ["call.recorded"] = "true when there is a recording",
        ["call.recordingUrl"] = "link to the recording",
        ["call.recordingLength"] = "seconds of recording",
        ["call.transcript"] = "what was said, once a transcript is there",
        ["message.count"] = "how many messages the caller left",
        ["message.waiting"] = "how many of them nobody has heard",
        ["message.length"] = "seconds of the newest one",
        ["message.for"] = "name of the queue or agent it is for",
        ["message.url"] = "link to it, which asks who wants to hear it; nothing once it is deleted",
        ["agent.name"] = "name of the agent who talked last",
        ["agent.user"] = "id of that agent's Salesforce user",
        ["record.id"] = "id of the record the call hangs on",
        ["record.object"] = "its object",
        ["record.name"] = "its name",
        ["record.contact"] = "its id when it is a contact",
        ["record.lead"] = "its id when it is a lead",
        ["record.account"] = "id of the account, or of the account behind the contact",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the name of something begins with that a call carries: <c>data.helped</c> for the variable <c>helped</c>.</summary>
    internal const string OfData = "data.";

    /// <summary>The name by which something is found.</summary>
    /// <param name="name">As it was written; the case of what a call carries does not matter.</param>
    /// <returns>The name; null when there is no such fact.</returns>
    internal static string? Find(string name) =>
        Known.ContainsKey(name) ? name
        : name.StartsWith(OfData, StringComparison.Ordinal) && new CallVariable(name[OfData.Length..], PersonalText.Empty).IsWellFormed ? name.ToLowerInvariant()
        : null;
}
