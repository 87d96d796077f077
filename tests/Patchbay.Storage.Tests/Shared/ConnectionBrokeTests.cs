using System.Data.Common;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Tests.Shared;

public sealed class ConnectionBrokeTests
{
    [Fact]
    public void A_driver_that_stumbles_over_a_broken_connection_is_tried_again_and_may_have_written()
    {
        var told = Assert.ThrowsAny<DbException>(() => ConnectionBroke.Tell(() => ((string)null!).Length));

        Assert.True(PostgresFaults.Of(told).IsTransient);
        Assert.False(PostgresFaults.IsCertain(told));
    }
}
