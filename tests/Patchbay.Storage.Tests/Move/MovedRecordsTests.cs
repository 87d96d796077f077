using Patchbay.Storage.Records;
using Patchbay.Storage.Tests.Records;
using Patchbay.Storage.Tests.Users;
using Patchbay.Storage.Users;

namespace Patchbay.Storage.Tests.Move;

/// <summary>Record links that came from files keep every promise.</summary>
[Trait("Category", "Long")]
public sealed class MovedRecordLinksTests : RecordLinksContract
{
    private readonly MovedStore store;

    public MovedRecordLinksTests()
        : this(MovedStore.MakeAsync().GetAwaiter().GetResult())
    {
    }

    private MovedRecordLinksTests(MovedStore store)
        : base(() => new RecordLinks(store.Place)) => this.store = store;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        store.Dispose();
    }
}

/// <summary>Accounts and settings that came from files keep every promise.</summary>
[Trait("Category", "Long")]
public sealed class MovedSettingsTests : SettingsContract
{
    private readonly MovedStore store;

    public MovedSettingsTests()
        : this(MovedStore.MakeAsync().GetAwaiter().GetResult())
    {
    }

    private MovedSettingsTests(MovedStore store)
        : base(new SettingsDatabase(store.Place)) => this.store = store;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        store.Dispose();
    }
}
