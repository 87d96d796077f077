namespace Patchbay.Storage.Journal;

/// <summary>Where a site's journal lies.</summary>
/// <param name="Path">The file; created when missing.</param>
/// <param name="Site">Number of the site in the file.</param>
/// <param name="KeysInMemory">Most keys of calls and agents that are kept ready for use.</param>
public sealed record JournalPlace(string Path, int Site = 1, int KeysInMemory = 50_000);
