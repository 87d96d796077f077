using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Json;

namespace Patchbay.Storage.Journal;

/// <summary>What a snapshot says about the whole site.</summary>
/// <param name="Sequence">The last event it contains.</param>
/// <param name="Now">Instant of that event.</param>
/// <param name="Settings">The site's limits.</param>
internal sealed record SnapshotHead(long Sequence, DateTimeOffset Now, SiteSettings Settings);

/// <summary>
/// The lines of a snapshot: <c>["kind", "subject", {…}]</c>, first the format and last the number and the hash of all lines before.
/// </summary>
internal static class SnapshotFormat
{
    internal const string FormatKind = "patchbay snapshot";
    internal const string HeadKind = "site";
    internal const string EntryPointKind = "entryPoint";
    internal const string QueueKind = "queue";
    internal const string AgentKind = "agent";
    internal const string CallKind = "call";
    internal const string TimerKind = "timer";
    internal const string FlowKind = "flow";
    internal const string FlowRunKind = "flowRun";
    internal const string MessageKind = "message";
    internal const string LostCallbackKind = "lostCallback";
    internal const string LastTalkKind = "lastTalk";
    internal const string EndKind = "end";

    // To be counted up when the same fields come to mean something else; their names and types are part of the format by themselves.
    private const int Meaning = 1;

    /// <summary>What the lines of each kind hold.</summary>
    internal static IReadOnlyDictionary<string, JsonTypeInfo> Lines { get; } = new Dictionary<string, JsonTypeInfo>
    {
        [HeadKind] = StorageJson.Options.GetTypeInfo(typeof(SnapshotHead)),
        [EntryPointKind] = StorageJson.Options.GetTypeInfo(typeof(EntryPoint)),
        [QueueKind] = StorageJson.Options.GetTypeInfo(typeof(QueueSnapshot)),
        [AgentKind] = StorageJson.Options.GetTypeInfo(typeof(AgentState)),
        [CallKind] = StorageJson.Options.GetTypeInfo(typeof(CallState)),
        [TimerKind] = StorageJson.Options.GetTypeInfo(typeof(TimerSnapshot)),
        [FlowKind] = StorageJson.Options.GetTypeInfo(typeof(FlowState)),
        [FlowRunKind] = StorageJson.Options.GetTypeInfo(typeof(FlowRun)),
        [LostCallbackKind] = StorageJson.Options.GetTypeInfo(typeof(CallbackView)),
        [LastTalkKind] = StorageJson.Options.GetTypeInfo(typeof(LastTalk)),
        [MessageKind] = StorageJson.Options.GetTypeInfo(typeof(MessageState)),
    };

    /// <summary>Names the format: it changes with every field of every type in a snapshot.</summary>
    internal static string Name { get; } = MakeName();

    private static string MakeName()
    {
        var shape = JsonShape.Of(Lines.Select(line => (line.Key, line.Value.Type))).Select(entry => $"{entry.Key}: {entry.Value}\n");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(shape)));
        return $"{Meaning}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
