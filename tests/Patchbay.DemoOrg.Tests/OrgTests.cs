namespace Patchbay.DemoOrg.Tests;

/// <summary>Tests that talk to an org of their own.</summary>
public abstract class OrgTests : IAsyncLifetime
{
    protected Org Org { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(Configure());

    public async ValueTask DisposeAsync()
    {
        await Org.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Func<string, DemoOrgOptions>? Configure() => null;
}
