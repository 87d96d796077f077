using System.Globalization;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>How far the rows of one object were read, in the order of their last change.</summary>
/// <param name="At">SystemModstamp of the last row.</param>
/// <param name="Id">Its id; rows of one instant are read in the order of their ids.</param>
internal readonly record struct SyncCursor(DateTimeOffset At, string Id)
{
    private static readonly TimeSpan overlap = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan recent = TimeSpan.FromMinutes(10);

    /// <summary>Reads the stored form.</summary>
    /// <param name="text">What <see cref="ToString"/> wrote; null for the beginning.</param>
    /// <returns>The cursor; null for the beginning, and for anything else, which only means that all is read again.</returns>
    internal static SyncCursor? Read(string? text) =>
        text?.Split('|') is [var at, var id]
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed)
            ? new(parsed, id)
            : null;

    /// <summary>The condition for the rows behind it.</summary>
    internal string Where() => Id.Length == 0
        ? $"SystemModstamp >= {Soql.Literal(At)}"
        : $"(SystemModstamp > {Soql.Literal(At)} OR (SystemModstamp = {Soql.Literal(At)} AND Id > {Soql.Literal(Id)}))";

    /// <summary>
    /// Where to go on reading. A change carries the instant at which its transaction began to save it, and shows when that ends, so rows may
    /// appear behind the cursor: the last two minutes are read again for as long as they are recent.
    /// </summary>
    /// <param name="now">The instant.</param>
    /// <returns>The cursor, or one two minutes before it.</returns>
    internal SyncCursor Overlapping(DateTimeOffset now) => now - At < recent ? new(At - overlap, "") : this;

    /// <inheritdoc/>
    public override string ToString() => $"{At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}|{Id}";
}
