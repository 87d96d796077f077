using Microsoft.Extensions.Configuration;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests.Features.Site;

public sealed class SiteOptionsTests
{
    [Fact]
    public void Queues_that_are_configured_replace_the_one_that_stands_there_otherwise()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Queues:0", "Reception"), new("Queues:1", "Pharmacy")]).Build();

        Assert.Equal(["Reception", "Pharmacy"], settings.Get<SiteOptions>()!.QueueNames);
        Assert.Equal(["Support"], new SiteOptions().QueueNames);
    }
}
