using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Journal;

/// <summary>An event as it lies in the journal.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Type">Its stable name.</param>
/// <param name="Subject">Whose key seals its personal text.</param>
/// <param name="Body">JSON.</param>
internal readonly record struct StoredEvent(long Sequence, string Type, Guid Subject, string Body);

/// <summary>Turns events into JSON and back. For one thread at a time.</summary>
/// <param name="keys">Whose keys seal and open personal text.</param>
internal sealed class EventCodec(ISubjectKeys keys) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer = new(Stream.Null, new() { SkipValidation = true, Encoder = Json.StorageJson.Options.Encoder });

    /// <summary>Writes an event.</summary>
    /// <param name="entry">The event and its place.</param>
    /// <returns>What to store.</returns>
    internal StoredEvent Encode(JournalEntry entry)
    {
        var body = Write(entry.Event);
        return new(entry.Sequence, EventCatalog.NameOf(entry.Event.GetType()), entry.Event.Subject, Encoding.UTF8.GetString(body));
    }

    /// <summary>Writes the body of an event.</summary>
    /// <param name="written">The event.</param>
    /// <returns>JSON in UTF-8, until the next one is written.</returns>
    internal ReadOnlySpan<byte> Write(ExchangeEvent written)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        using (SealingScope.Enter(written.Subject, keys))
        {
            JsonSerializer.Serialize(writer, written, EventCatalog.Current.FormatOf(written.GetType()));
        }

        writer.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Reads an event.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The event and its place.</returns>
    /// <exception cref="JournalFault">Its type is unknown, or it was changed.</exception>
    internal JournalEntry Decode(StoredEvent stored)
    {
        var format = EventCatalog.Current.FormatOf(stored.Type) ?? throw new JournalFault(
            $"Event {stored.Sequence} of the journal is of type {stored.Type}, which this version of Patchbay does not know.",
            isTransient: false);
        try
        {
            using var scope = SealingScope.Enter(stored.Subject, keys);
            return new(stored.Sequence, (ExchangeEvent)JsonSerializer.Deserialize(stored.Body, format)!);
        }
        catch (Exception failure) when (failure is JsonException or CryptographicException)
        {
            throw new JournalFault(
                $"Event {stored.Sequence} of the journal, a {stored.Type}, cannot be read: {failure.Message}", isTransient: false, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
