using System.Text.Json.Serialization;

namespace Patchbay.Audit.Findings;

/// <summary>Work as a range, in hours.</summary>
/// <param name="Low">When all goes well.</param>
/// <param name="Likely">Most likely.</param>
/// <param name="High">When it goes badly.</param>
public sealed record EffortHours(double Low, double Likely, double High)
{
    /// <summary>No work.</summary>
    public static EffortHours None { get; } = new(0, 0, 0);

    /// <summary>The line of the table of weights it was taken from: <c>F2</c>. Null for sums and for no work.</summary>
    public string? Weight { get; init; }

    /// <summary>One figure for the range: (low + 4 × likely + high) / 6.</summary>
    [JsonIgnore]
    public double Estimate => (Low + (4 * Likely) + High) / 6;

    /// <summary>Adds two ranges.</summary>
    public static EffortHours operator +(EffortHours left, EffortHours right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Low + right.Low, left.Likely + right.Likely, left.High + right.High);
    }

    /// <summary>Adds two ranges.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum, without a weight.</returns>
    public static EffortHours Add(EffortHours left, EffortHours right) => left + right;
}
