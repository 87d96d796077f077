namespace Patchbay.Audit.Rules;

/// <summary>What is known so far. Rules for settings ask it: a trusted site matters when an adapter lives there.</summary>
internal sealed class KnownFacts
{
    private readonly Dictionary<string, SortedDictionary<string, int>> _byKind = new(StringComparer.Ordinal);

    /// <summary>Adds a fact.</summary>
    internal void Add(string kind, string value)
    {
        if (value.Length == 0) return;
        if (!_byKind.TryGetValue(kind, out var values)) _byKind.Add(kind, values = new(StringComparer.OrdinalIgnoreCase));
        values[value] = values.GetValueOrDefault(value) + 1;
    }

    /// <summary>Values of a kind with their number, by name.</summary>
    internal IEnumerable<KeyValuePair<string, int>> Counted(string kind) => _byKind.TryGetValue(kind, out var values) ? values : [];

    /// <summary>Values of a kind, by name.</summary>
    internal IEnumerable<string> Of(string kind) => Counted(kind).Select(pair => pair.Key);

    /// <summary>Tells whether a value is known, in any case of letters.</summary>
    internal bool Has(string kind, string value) => _byKind.TryGetValue(kind, out var values) && values.ContainsKey(value);
}
