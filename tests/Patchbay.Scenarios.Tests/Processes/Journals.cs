using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>Reads what a stopped server left in its journal.</summary>
internal static class Journals
{
    internal static Task<IReadOnlyList<JournalEntry>> ReadAsync(string folder) => ReadAsync(new StorageOptions { DataFolder = folder });

    internal static async Task<IReadOnlyList<JournalEntry>> ReadAsync(StorageOptions options)
    {
        await using var services = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider();
        return [.. services.GetRequiredService<IJournal>().Read(0)];
    }

    internal static IReadOnlyList<CallRecord> Calls(IEnumerable<JournalEntry> entries) =>
    [
        .. entries.Select(entry => entry.Event).Where(e => e is CallEvent or Core.Offers.OfferEvent).GroupBy(e => e.Subject)
            .Select(events => CallRecordFold.Fold(events)!),
    ];
}
