using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.Records;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Records;

/// <summary>What several orgs promise each other on every database.</summary>
public abstract class OrgStoresContract : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly ServiceProvider services;
    private readonly IOrgStores stores;
    private readonly OrgName sandbox;

    protected OrgStoresContract(StorageOptions options)
    {
        options.DataFolder = folder.File("data");
        services = new ServiceCollection().AddLogging().AddPatchbayStorage(options).BuildServiceProvider();
        stores = services.GetRequiredService<IOrgStores>();
        Assert.True(OrgName.TryParse("sandbox", out sandbox));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_is_kept_for_one_org_is_not_kept_for_another()
    {
        var call = new InteractionId(Guid.CreateVersion7());

        await stores.Open(sandbox).Links.TakeAsync([new RecordMark(call, 7)], 7, Token);

        Assert.NotNull(await stores.Open(sandbox).Links.FindAsync(call, Token));
        Assert.Null(await stores.Open(OrgName.Default).Links.FindAsync(call, Token));
        Assert.Same(services.GetRequiredService<IRecordLinks>(), stores.Open(OrgName.Default).Links);
    }

    [Fact]
    public async Task What_is_kept_for_a_removed_org_is_gone_and_the_default_org_is_never_removed()
    {
        await stores.Open(sandbox).Links.TakeAsync([new RecordMark(new(Guid.CreateVersion7()), 7)], 7, Token);
        await stores.Open(OrgName.Default).Links.TakeAsync([], 5, Token);

        await stores.RemoveAsync(sandbox);
        await stores.RemoveAsync(OrgName.Default);

        Assert.Equal(0, await stores.Open(sandbox).Links.ReadCursorAsync(Token));
        Assert.Equal(5, await stores.Open(OrgName.Default).Links.ReadCursorAsync(Token));
    }
}

public sealed class SqliteOrgStoresTests() : OrgStoresContract(new StorageOptions())
{
    [Theory]
    [InlineData("production", true)]
    [InlineData("eu-sandbox-2", true)]
    [InlineData("Production", false)]
    [InlineData("2nd", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("", false)]
    [InlineData("this-name-is-one-letter-too-long-", false)]
    public void An_org_is_called_by_small_letters_digits_and_hyphens(string text, bool isName)
    {
        Assert.Equal(isName, OrgName.TryParse(text, out var name));
        Assert.Equal(isName ? text : null, name.Value);
    }
}

public sealed class PostgresOrgStoresTests() : OrgStoresContract(new StorageOptions
{
    Provider = StorageProvider.PostgreSql,
    Connection = PostgresFixture.Connection,
    Schema = PostgresFixture.NewPrefix()[..20],
});
