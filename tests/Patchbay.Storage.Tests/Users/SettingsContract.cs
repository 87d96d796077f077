using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Storage.Users;

namespace Patchbay.Storage.Tests.Users;

/// <summary>What accounts and settings promise on every database.</summary>
public abstract class SettingsContract : IAsyncDisposable
{
    private readonly SettingsDatabase database;
    private readonly UserStore users;
    private readonly SettingStore settings;

    protected SettingsContract(SettingsDatabase database)
    {
        this.database = database;
        users = new(database);
        settings = new(database);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }

    [Fact]
    public async Task An_account_is_found_by_its_name_in_any_case()
    {
        var asa = User("Åsa.Öberg", UserRole.Agent) with { AgentId = new AgentId(Guid.CreateVersion7()) };
        var boss = User("boss", UserRole.Admin) with { Disabled = true };
        Assert.Null(await users.AddAsync(asa, Token));
        Assert.Null(await users.AddAsync(boss, Token));

        Assert.Equal(asa, await users.FindAsync("åSA.öberg", Token));
        Assert.Equal(boss, await users.FindAsync("BOSS", Token));
        Assert.Null(await users.FindAsync("nobody", Token));
        Assert.Equal([boss, asa], await users.ListAsync(Token));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await users.AddAsync(User("asa", UserRole.Agent), Token);

        var refusal = await users.AddAsync(User("ASA", UserRole.Admin), Token);

        Assert.Equal("user.exists", refusal!.Code);
        Assert.Equal(UserRole.Agent, Assert.Single(await users.ListAsync(Token)).Role);
    }

    [Fact]
    public async Task A_password_is_replaced()
    {
        await users.AddAsync(User("asa", UserRole.Agent), Token);

        Assert.True(await users.SetPasswordHashAsync("Asa", "new hash", Token));
        Assert.False(await users.SetPasswordHashAsync("nobody", "new hash", Token));

        Assert.Equal("new hash", (await users.FindAsync("asa", Token))!.PasswordHash);
    }

    [Fact]
    public async Task An_account_is_locked_out_and_let_in_again()
    {
        await users.AddAsync(User("asa", UserRole.Agent), Token);

        Assert.True(await users.SetDisabledAsync("ASA", disabled: true, Token));
        Assert.True((await users.FindAsync("asa", Token))!.Disabled);
        Assert.True(await users.SetDisabledAsync("asa", disabled: false, Token));
        Assert.False(await users.SetDisabledAsync("nobody", disabled: true, Token));

        Assert.False((await users.FindAsync("asa", Token))!.Disabled);
    }

    [Fact]
    public async Task Writes_that_come_at_once_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => settings.WriteAsync($"name.{i}", $"value {i}", Token).AsTask()));

        for (var i = 0; i < 200; i++) Assert.Equal($"value {i}", await settings.ReadAsync($"name.{i}", Token));
    }

    [Fact]
    public async Task A_setting_is_written_replaced_and_taken_out()
    {
        Assert.Null(await settings.ReadAsync("salesforce.instance", Token));

        await settings.WriteAsync("salesforce.instance", "a", Token);
        await settings.WriteAsync("salesforce.instance", "b", Token);
        Assert.Equal("b", await settings.ReadAsync("salesforce.instance", Token));

        await settings.WriteAsync("salesforce.instance", null, Token);
        Assert.Null(await settings.ReadAsync("salesforce.instance", Token));
    }

    private static UserAccount User(string name, UserRole role) =>
        new(Guid.CreateVersion7(), name, "Display " + name, role, null, "hash of " + name);
}

public sealed class SqliteSettingsTests : SettingsContract
{
    private readonly TempFolder folder;

    public SqliteSettingsTests()
        : this(new TempFolder())
    {
    }

    private SqliteSettingsTests(TempFolder folder)
        : base(new SettingsDatabase(folder.File("settings.db"))) => this.folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}

public sealed class PostgresSettingsTests() : SettingsContract(new SettingsDatabase(PostgresFixture.NewPlace()));
