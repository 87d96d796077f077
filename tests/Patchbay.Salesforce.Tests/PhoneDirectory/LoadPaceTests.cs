using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.PhoneDirectory;

public sealed class LoadPaceTests
{
    private static readonly TimeSpan worked = TimeSpan.FromMilliseconds(10);

    private readonly ManualTime time = new();
    private readonly LoadPace pace;

    public LoadPaceTests() => pace = new(time);

    [Fact]
    public void A_load_of_a_quiet_site_does_not_rest() => Assert.Equal(TimeSpan.Zero, pace.RestAfter(worked));

    [Fact]
    public void While_there_are_calls_a_load_rests_longer_than_it_works_and_goes_on_at_once_when_they_are_over()
    {
        pace.React(Committed(new CallRetrieved(time.GetUtcNow(), new(Guid.CreateVersion7()))));

        Assert.Equal(TimeSpan.FromMilliseconds(40), pace.RestAfter(worked));

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, pace.RestAfter(worked));
    }

    [Fact]
    public void A_slow_org_does_not_make_a_load_rest_for_long()
    {
        pace.React(Committed(new CallRetrieved(time.GetUtcNow(), new(Guid.CreateVersion7()))));

        Assert.Equal(TimeSpan.FromMilliseconds(200), pace.RestAfter(TimeSpan.FromSeconds(5)));
    }

    private static Committed Committed(CallEvent happened) => new([new(1, happened)], [], [], []);
}
