using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Shared;
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

    [Theory]
    [InlineData("settings.db")]
    [InlineData("records.db")]
    public async Task A_newer_file_is_refused_before_any_other_is_opened(string newer)
    {
        var options = new StorageOptions { DataFolder = folder.File("data") };
        await using (var before = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider())
        {
            before.GetRequiredService<IUserStore>();
            before.GetRequiredService<IRecordLinks>();
        }

        using (var connection = new SqliteFile(Path.Combine(options.DataFolder, newer)).OpenForWriting(TimeSpan.FromSeconds(1)))
            connection.Execute("UPDATE schema_version SET version = 999");
        await using var provider = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider();

        var fault = Assert.Throws<StorageFault>(provider.GetRequiredService<IJournal>);

        Assert.Contains($"{newer} was written by a newer version of Patchbay", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(options.DataFolder, "journal.db")));
    }

    [Fact]
    public void A_second_owner_of_a_folder_is_refused_and_the_next_one_learns_how_long_the_first_ran()
    {
        var last = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
        using (DataFolderLock first = new(folder.File("data")))
        {
            Assert.Null(first.LastBefore);
            Assert.Contains("already works", Assert.Throws<StorageFault>(() => new DataFolderLock(folder.File("data"))).Message, StringComparison.Ordinal);
            first.Give(last);
        }

        using DataFolderLock next = new(folder.File("data"));

        Assert.Equal(last, next.LastBefore);
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

    [Fact]
    public async Task With_postgresql_only_the_key_and_the_lock_lie_in_the_data_folder()
    {
        StorageOptions options = new()
        {
            DataFolder = folder.File("data"),
            Provider = StorageProvider.PostgreSql,
            Connection = PostgresFixture.Connection,
            Schema = PostgresFixture.NewPrefix()[..20],
        };

        await using (var provider = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider())
        {
            Assert.IsType<PostgresJournal>(provider.GetRequiredService<IJournal>());
            Assert.Null(provider.GetRequiredService<ISnapshotStore>().Load());
            Assert.Null(provider.GetRequiredService<ILifeSigns>().LastBefore);
            Assert.Equal(0, await provider.GetRequiredService<IRecordLinks>().ReadCursorAsync(TestContext.Current.CancellationToken));
            Assert.Empty(await provider.GetRequiredService<IUserStore>().ListAsync(TestContext.Current.CancellationToken));
            provider.GetRequiredService<IPhoneDirectory>();
        }

        Assert.Equal(
            ["master.key", "patchbay.lock"],
            Directory.GetFiles(folder.File("data")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Postgresql_without_a_connection_is_one_sentence()
    {
        StorageOptions options = new() { DataFolder = folder.File("data"), Provider = StorageProvider.PostgreSql };
        await using var provider = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider();

        var fault = Assert.Throws<StorageFault>(provider.GetRequiredService<IJournal>);

        Assert.StartsWith("Storage:Connection must say how PostgreSQL is reached", fault.Message, StringComparison.Ordinal);
    }
}
