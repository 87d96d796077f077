using Patchbay.Storage.Sealing;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Storage.Users;

namespace Patchbay.Storage.Tests.Users;

public sealed class SealedSecretsTests : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly SettingsDatabase database;
    private readonly SettingStore settings;
    private readonly SealedSecrets secrets;

    public SealedSecretsTests()
    {
        database = new(folder.File("settings.db"));
        settings = new(database);
        secrets = new(settings, MasterKey.LoadOrCreate(folder.File("master.key")));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_secret_is_read_as_it_was_written_and_forgotten_when_asked()
    {
        await secrets.WriteAsync("org.acme.secret", "gråsej 🔑", Token);
        var kept = await secrets.ReadAsync("org.acme.secret", Token);
        await secrets.WriteAsync("org.acme.secret", null, Token);

        Assert.Equal("gråsej 🔑", kept);
        Assert.Null(await secrets.ReadAsync("org.acme.secret", Token));
    }

    [Fact]
    public async Task No_file_tells_a_secret()
    {
        await secrets.WriteAsync("org.acme.secret", "EVERYONE-WOULD-SEE-THIS", Token);

        Assert.DoesNotContain("EVERYONE-WOULD-SEE-THIS", await settings.ReadAsync("org.acme.secret", Token), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.File(".")), file => Assert.Equal(-1, ReadAll(file).AsSpan().IndexOf("EVERYONE-WOULD-SEE-THIS"u8)));
    }

    [Fact]
    public async Task A_secret_put_under_another_name_or_another_master_key_is_no_secret()
    {
        await secrets.WriteAsync("org.acme.secret", "mine", Token);
        await settings.WriteAsync("org.other.secret", await settings.ReadAsync("org.acme.secret", Token), Token);
        var stranger = new SealedSecrets(settings, MasterKey.LoadOrCreate(folder.File("other.key")));

        Assert.Null(await secrets.ReadAsync("org.other.secret", Token));
        Assert.Null(await stranger.ReadAsync("org.acme.secret", Token));
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
