using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests;

public sealed class RecordedFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_data_folder_of_an_older_version_is_opened_with_everything_in_it()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recorded", "0.1")))
        {
            var copy = folder.File(Path.GetFileName(file));
            File.Copy(file, copy);
            if (OperatingSystem.IsLinux()) FileModes.Set(copy, FileModes.OwnerOnly);
        }

        await using var provider = new ServiceCollection().AddLogging().AddPatchbayStorage(new StorageOptions { DataFolder = folder.Path }).BuildServiceProvider();
        var entries = provider.GetRequiredService<IJournal>().Read(0).ToList();
        var state = new ExchangeState();
        foreach (var entry in entries) state.Apply(entry.Event);

        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(entry => entry.Sequence));
        Assert.Equal(3, entries.Count(entry => entry.Event is CallArrived { Ani.Value: "+46701740633" }));
        Assert.Empty(state.Calls);
        Assert.Equal("Maya Okafor", (await provider.GetRequiredService<IUserStore>().FindAsync("maya", Token))!.DisplayName);
        var links = provider.GetRequiredService<IRecordLinks>();
        var parked = await links.FindAsync(new(new Guid("0195a000-0000-7000-8000-000000000001")), Token);
        Assert.Equal(("00T000000000001AAA", RecordLinkState.Parked, 7L), (parked!.CrmId, parked.State, parked.WantedSequence));
        Assert.Equal(9, await links.ReadCursorAsync(Token));
        var match = Assert.Single(await provider.GetRequiredService<IPhoneDirectory>().FindAsync("+46701740633", Token));
        Assert.Equal(("Astrid Lindqvist", "MobilePhone"), (match.Record.Name, match.Field));
    }
}
