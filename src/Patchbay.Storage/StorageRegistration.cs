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
        services.AddSingleton<ILifeSigns>(provider => provider.GetRequiredService<DataFolderLock>());
        services.AddSingleton(OpenJournal);
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddSingleton<ISnapshotStore>(provider => new FileSnapshotStore(
            provider.GetRequiredService<SqliteJournal>(), PathOf(provider, "snapshot.jsonl"),
            provider.GetRequiredService<ILogger<FileSnapshotStore>>()));
        services.AddSingleton<IPhoneDirectory>(provider => new SqlitePhoneDirectory(PathOf(provider, "directory.db")));
        services.AddSingleton<IRecordLinks>(provider => new SqliteRecordLinks(PathOf(provider, "records.db")));
        services.AddSingleton(provider => new SettingsDatabase(PathOf(provider, "settings.db")));
        services.AddSingleton<IUserStore, UserStore>();
        services.AddSingleton<ISettingStore, SettingStore>();
        services.AddSingleton<ISecretStore, SealedSecrets>();
        services.AddSingleton<IOrgStores>(provider => new SqliteOrgStores(
            provider.GetRequiredService<StorageOptions>().DataFolder, provider.GetRequiredService<IPhoneDirectory>(), provider.GetRequiredService<IRecordLinks>()));
        return services;
    }

    private static SqliteJournal OpenJournal(IServiceProvider provider)
    {
        _ = provider.GetRequiredService<DataFolderLock>();
        return new(
            new(PathOf(provider, "journal.db")), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<ILogger<SqliteJournal>>());
    }

    private static string PathOf(IServiceProvider provider, string file) =>
        Path.Combine(provider.GetRequiredService<StorageOptions>().DataFolder, file);

    private static MasterKey LoadKey(StorageOptions options) => options.MasterKeyVariable is { } variable
        ? MasterKey.FromEnvironment(variable)
        : MasterKey.LoadOrCreate(options.MasterKeyFile ?? Path.Combine(options.DataFolder, "master.key"));
}
