using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests;

public sealed class StorageRegistrationTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_lies_in_the_data_folder()
    {
        var services = new ServiceCollection().AddLogging().AddPatchbayStorage(new StorageOptions { DataFolder = folder.File("data") });

        await using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IJournal>();
            Assert.Null(provider.GetRequiredService<ISnapshotStore>().Load());
            provider.GetRequiredService<IPhoneDirectory>();
            provider.GetRequiredService<IRecordLinks>();
            provider.GetRequiredService<IUserStore>();
            provider.GetRequiredService<ISettingStore>();
        }

        Assert.Equal(
            ["directory.db", "journal.db", "master.key", "patchbay.lock", "records.db", "settings.db"],
            Directory.GetFiles(folder.File("data")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_configuration_names_the_folder_and_the_key()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataFolder"] = folder.File("data"),
            ["Storage:MasterKeyFile"] = folder.File("elsewhere/key"),
        });
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration.Build()).AddPatchbayStorage();

        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IJournal>();

        Assert.True(File.Exists(folder.File("elsewhere/key")));
        Assert.True(File.Exists(folder.File("data/journal.db")));
    }
}
