using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Flows.Reading;

/// <summary>Reads steps in which callers leave messages.</summary>
/// <param name="prompts">Reads what they say.</param>
/// <param name="names">Finds queues and agents by their names.</param>
/// <param name="notes">What is wrong.</param>
internal sealed class VoicemailReader(PromptReader prompts, FlowNames names, FlowNotes notes)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What is said where a step gives no greeting of its own.</summary>
    private static readonly FlowPrompt Standard = new(
    [
        new(
            "voicemail-greeting",
            [
                new("en", "Please leave a message after the tone. Press the hash key when you are done."),
                new("sv", "Lämna ett meddelande efter tonen. Tryck på fyrkant när du är klar."),
            ]),
    ]);

    internal VoicemailStep Read(string name, FlowMap map)
    {
        var endKey = map.OptionalText("end-key") ?? "#";
        if (endKey is not ("#" or "*" or "none")) notes.Error("bad-key", map.Find("end-key")!, "\"end-key\" is \"#\", \"*\" or none.");
        return new(
            name,
            map.Find("prompt") is { } greeting ? prompts.Read(greeting) : Standard,
            Box(map),
            map.Duration("longest", 5 * Second, TimeSpan.FromMinutes(30)) ?? TimeSpan.FromMinutes(3),
            map.Duration("silence", 2 * Second, TimeSpan.FromMinutes(1)) ?? 6 * Second,
            endKey == "none" ? null : endKey,
            map.OptionalText("next"));
    }

    private Mailbox Box(FlowMap map)
    {
        if (map.Find("agent") is not { } node) return new(FlowReader.FlowQueue(map, "queue", names.Queue, notes));
        if (map.Find("queue") is { } both) notes.Error("two-mailboxes", both, $"A message of {map.What} is for a queue or for an agent, not for both.");
        var agent = map.Scalar(node, "agent");
        if (agent.Length > 0 && names.Agent(agent) is { } found) return new(null, found);
        notes.Error("unknown-agent", node, $"There is no agent \"{agent}\", or more than one.");
        return new(null, new AgentId(Guid.Empty));
    }
}
