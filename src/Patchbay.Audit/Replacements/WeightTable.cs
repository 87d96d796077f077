using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Replacements;

/// <summary>Weights of effort, from the published <c>weights.json</c> and from a file of the user.</summary>
internal sealed class WeightTable
{
    private readonly ImmutableSortedDictionary<string, Weight> _weights;

    private WeightTable(IEnumerable<Weight> weights, double inferredHighFactor)
    {
        _weights = weights.ToImmutableSortedDictionary(weight => weight.Id, weight => weight, StringComparer.Ordinal);
        InferredHighFactor = inferredHighFactor;
    }

    /// <summary>What the high value is multiplied by where the replacement is inferred.</summary>
    internal double InferredHighFactor { get; }

    /// <summary>A line of the table.</summary>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    internal Weight this[string id] => _weights[id];

    /// <summary>Reads the published table.</summary>
    internal static WeightTable Load()
    {
        var file = Parse(DataFile.Read("weights.json"));
        return new(file.Weights, file.InferredHighFactor ?? 1);
    }

    /// <summary>Replaces some lines.</summary>
    /// <param name="json">A file of the same form with some of the lines.</param>
    /// <exception cref="InvalidDataException">It is no such file, names an unknown line, or a range is not in order.</exception>
    internal WeightTable With(string json)
    {
        var file = Parse(json);
        foreach (var weight in file.Weights)
        {
            if (!_weights.TryGetValue(weight.Id, out _)) throw new InvalidDataException($"The weights name {weight.Id}, which is no line of the table.");
            if (weight.Low < 0 || weight.Low > weight.Likely || weight.Likely > weight.High)
                throw new InvalidDataException($"The weights of {weight.Id} are not in the order low, likely, high.");
        }

        var changed = file.Weights.Select(weight => weight with { Item = weight.Item ?? _weights[weight.Id].Item, Basis = weight.Basis ?? "own" });
        return new(_weights.SetItems(changed.Select(weight => KeyValuePair.Create(weight.Id, weight))).Values, file.InferredHighFactor ?? InferredHighFactor);
    }

    private static WeightFile Parse(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, TableJson.Default.WeightFile) is { Weights.IsDefault: false } file) return file;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The file of weights cannot be read: {broken.Message}", broken);
        }

        throw new InvalidDataException("The file of weights has no list named weights.");
    }
}

/// <summary>The file.</summary>
internal sealed record WeightFile(ImmutableArray<Weight> Weights, double? InferredHighFactor);

/// <summary>A line of it, in hours.</summary>
internal sealed record Weight(string Id, double Low, double Likely, double High)
{
    /// <summary>What it is for.</summary>
    public string? Item { get; init; }

    /// <summary>Where the figure is from.</summary>
    public string? Basis { get; init; }

    /// <summary>As hours.</summary>
    internal EffortHours Hours => new(Low, Likely, High) { Weight = Id };
}
