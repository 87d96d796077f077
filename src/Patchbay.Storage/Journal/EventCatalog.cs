using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Patchbay.Core.Shared;
using Patchbay.Storage.Json;

namespace Patchbay.Storage.Journal;

/// <summary>
/// The stable name of every event. It is the name the type had when it was published: who renames a type gives its old name here, and a
/// test that compares with the approved list tells.
/// </summary>
internal sealed class EventCatalog
{
    private readonly FrozenDictionary<Type, JsonTypeInfo> formats;
    private readonly FrozenDictionary<string, JsonTypeInfo> byName;

    private EventCatalog(IEnumerable<Type> types)
    {
        formats = types.ToFrozenDictionary(type => type, StorageJson.Options.GetTypeInfo);
        byName = formats.ToFrozenDictionary(entry => NameOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);
        Shape = JsonShape.Of(formats.Keys.Select(type => (NameOf(type), type)));
    }

    /// <summary>All events of Core.</summary>
    internal static EventCatalog Current { get; } = new(
        typeof(ExchangeEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ExchangeEvent)) && !type.IsAbstract));

    /// <summary>Every type, field and enum member that an event may hold.</summary>
    internal ImmutableSortedDictionary<string, string> Shape { get; }

    /// <summary>All event types.</summary>
    internal IReadOnlyCollection<Type> Types => formats.Keys;

    /// <summary>The stable name of an event type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name.</returns>
    internal static string NameOf(Type type) => type.Name;

    /// <summary>How an event type is written.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its format.</returns>
    internal JsonTypeInfo FormatOf(Type type) => formats[type];

    /// <summary>How an event of a name is read.</summary>
    /// <param name="name">The stable name.</param>
    /// <returns>Its format; null when this version does not know the name.</returns>
    internal JsonTypeInfo? FormatOf(string name) => byName.GetValueOrDefault(name);
}
