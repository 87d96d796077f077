using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Settings;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Move;
using Patchbay.Storage.Orgs;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Storage.Records;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Users;

namespace Patchbay.Storage;

/// <summary>Registers what keeps a site's data.</summary>
public static class StorageRegistration
{
    private const int Site = 1;

    /// <summary>
    /// Adds journal, snapshots, phone directory, record links, accounts and settings, with the options of section <c>Storage</c>. Each
    /// file is opened when it is first asked for; the container must be disposed asynchronously.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbayStorage(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions, StorageOptionsValidator>("Storage");
        return services.AddStores();
    }

    /// <summary>Adds the same with given options, for programs without a configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="options">Where everything lies.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbayStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(Options.Create(options));
        return services.AddStores();
    }

    private static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.AddSingleton(provider => LoadKey(provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton(provider => new DataFolderLock(provider.GetRequiredService<StorageOptions>().DataFolder));
        services.AddSingleton(provider => new KnownFiles(provider.GetRequiredService<StorageOptions>().DataFolder));
        services.AddSqliteJournal();
        services.AddPostgresJournal();
        services.AddByProvider<ILifeSigns, DataFolderLock, PostgresSiteLock>();
        services.AddByProvider<IJournal, SqliteJournal, PostgresJournal>();
        services.AddByProvider<ISnapshotStore, FileSnapshotStore, PostgresSnapshotStore>();
        services.AddSingleton<IPhoneDirectory>(provider =>
            Postgres(provider) is { } place ? new PostgresPhoneDirectory(place) : new SqlitePhoneDirectory(PathOf(provider, "directory.db")));
        services.AddSingleton<IRecordLinks>(provider => Postgres(provider) is { } place ? new RecordLinks(place) : new(PathOf(provider, "records.db")));
        services.AddSingleton(provider => Postgres(provider) is { } place ? new SettingsDatabase(place) : new(PathOf(provider, "settings.db")));
        services.AddSingleton<IUserStore, UserStore>();
        services.AddSingleton<ISettingStore, SettingStore>();
        services.AddSingleton<ISecretStore, SealedSecrets>();
        services.AddSingleton<IOrgStores>(provider => new OrgStores(
            provider.GetRequiredService<StorageOptions>().DataFolder, Postgres(provider), provider.GetRequiredService<IPhoneDirectory>(), provider.GetRequiredService<IRecordLinks>()));
        return services;
    }

    private static void AddSqliteJournal(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            _ = provider.GetRequiredService<DataFolderLock>();
            var folder = provider.GetRequiredService<StorageOptions>().DataFolder;
            var logger = provider.GetRequiredService<ILogger<SqliteJournal>>();
            if (MoveMark.Read(folder) is { } movedAt) logger.FolderIsOld(folder, movedAt);
            return new SqliteJournal(new(PathOf(provider, "journal.db")), provider.GetRequiredService<MasterKey>(), logger);
        });
        services.AddSingleton(provider => new FileSnapshotStore(
            provider.GetRequiredService<SqliteJournal>(), PathOf(provider, "snapshot.jsonl"),
            provider.GetRequiredService<ILogger<FileSnapshotStore>>()));
    }

    private static void AddPostgresJournal(this IServiceCollection services)
    {
        // Two folders may share a server, and two machines may share a site: the folder is locked for its recordings, the site for its events.
        services.AddSingleton(provider =>
        {
            _ = provider.GetRequiredService<DataFolderLock>();
            _ = provider.GetRequiredService<PostgresSiteLock>();
            return new PostgresJournal(
                Postgres(provider)!, Site, provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<ILogger<PostgresJournal>>());
        });
        services.AddSingleton(provider => new PostgresSiteLock(
            Postgres(provider)!, Site, provider.GetRequiredService<ILogger<PostgresSiteLock>>()));
        services.AddSingleton(provider => new PostgresSnapshotStore(
            provider.GetRequiredService<PostgresJournal>(), Site, provider.GetRequiredService<ILogger<PostgresSnapshotStore>>()));
    }

    private static void AddByProvider<T, TSqlite, TPostgres>(this IServiceCollection services)
        where T : class
        where TSqlite : class, T
        where TPostgres : class, T =>
        services.AddSingleton<T>(provider => provider.GetRequiredService<StorageOptions>().Provider is StorageProvider.PostgreSql
            ? provider.GetRequiredService<TPostgres>()
            : provider.GetRequiredService<TSqlite>());

    private static PostgresPlace? Postgres(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<StorageOptions>();
        if (options.Provider is StorageProvider.Sqlite) return null;
        return options.Connection is { Length: > 0 } connection
            ? new(connection, options.Schema)
            : throw new StorageFault("Storage:Connection must say how PostgreSQL is reached, when Storage:Provider is PostgreSql.");
    }

    private static string PathOf(IServiceProvider provider, string file)
    {
        _ = provider.GetRequiredService<KnownFiles>();
        return Path.Combine(provider.GetRequiredService<StorageOptions>().DataFolder, file);
    }

    private static MasterKey LoadKey(StorageOptions options) => options.MasterKeyVariable is { } variable
        ? MasterKey.FromEnvironment(variable)
        : MasterKey.LoadOrCreate(options.MasterKeyFile ?? Path.Combine(options.DataFolder, "master.key"));
}
