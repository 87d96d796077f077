using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Journal;

/// <summary>Reads one snapshot.</summary>
/// <param name="keys">The keys that open personal text.</param>
internal sealed class SnapshotReader(ISubjectKeys keys)
{
    private readonly List<object> contents = [];

    /// <summary>Reads a snapshot.</summary>
    /// <param name="lines">All lines of the file.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="JsonException">It is of another format, cut off, or was changed.</exception>
    internal SiteSnapshot Read(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        var ended = false;
        foreach (var line in lines)
        {
            if (ended) throw new JsonException("Something follows its end.");
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            var json = new Utf8JsonReader(bytes);
            if (!json.Read() || json.TokenType is not JsonTokenType.StartArray) throw new JsonException("A line is no array.");
            var kind = Word(ref json);
            if (count == 0) RefuseOther(kind, Word(ref json));
            else if (kind == SnapshotFormat.EndKind) ended = RefuseDamaged(Word(ref json), Word(ref json), count, hash);
            else ReadContent(kind, ref json);
            if (!ended) hash.AppendData(bytes);
            count++;
        }

        return ended ? Collect() : throw new JsonException("It is cut off.");
    }

    private static string Word(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.String ? json.GetString()! : throw new JsonException("A word is missing.");

    private static void RefuseOther(string kind, string format)
    {
        if (kind != SnapshotFormat.FormatKind || format != SnapshotFormat.Name) throw new JsonException($"It is of format {format}.");
    }

    private static bool RefuseDamaged(string lines, string sum, long count, IncrementalHash hash) =>
        lines == count.ToString(CultureInfo.InvariantCulture) && sum == Convert.ToHexStringLower(hash.GetHashAndReset())
            ? true
            : throw new JsonException("It is damaged.");

    private void ReadContent(string kind, ref Utf8JsonReader json)
    {
        if (!SnapshotFormat.Lines.TryGetValue(kind, out var format) || !Guid.TryParse(Word(ref json), out var subject) || !json.Read())
            throw new JsonException($"A line of kind {kind} is not known.");
        using var scope = SealingScope.Enter(subject, keys);
        contents.Add(JsonSerializer.Deserialize(ref json, format) ?? throw new JsonException("A line is empty."));
    }

    private SiteSnapshot Collect()
    {
        var head = All<SnapshotHead>() is [var only] ? only : throw new JsonException("It says nothing about the site.");
        return new(
            head.Sequence, head.Now, head.Settings, All<EntryPoint>(), All<QueueSnapshot>(), All<AgentState>(), All<CallState>(),
            All<TimerSnapshot>(), All<FlowState>(), All<FlowRun>(), All<CallbackView>(), All<MessageState>(), All<LastTalk>());
    }

    private ImmutableArray<T> All<T>() => [.. contents.OfType<T>()];
}
