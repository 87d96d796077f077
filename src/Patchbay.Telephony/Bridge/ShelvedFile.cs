namespace Patchbay.Telephony.Bridge;

/// <summary>What became of the file of a recording.</summary>
/// <param name="Length">How long it is.</param>
/// <param name="Sha256">Hash of the file in hex; empty when there is none.</param>
internal readonly record struct ShelvedFile(TimeSpan Length, string Sha256)
{
    /// <summary>There is none, and there will be none.</summary>
    internal static ShelvedFile Failed { get; } = new(TimeSpan.Zero, "");

    internal bool IsThere => Sha256.Length > 0;
}
