using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Matching;

public sealed class CallerLookupTests : IAsyncDisposable
{
    private static readonly DirectoryRecord ada = Entries.Contact("003000000000001AAA", "Ada Lindqvist", ("+46701740633", "MobilePhone"));

    private readonly ManualTime time = new();
    private readonly TestSite site;
    private readonly InMemoryPhoneDirectory directory = new();
    private readonly ScriptedSearch search = new();
    private readonly AwaitedExchange exchange;
    private CallerLookup? lookup;

    public CallerLookupTests()
    {
        site = new TestSite(time).Staffed();
        exchange = new(site);
    }

    [Fact]
    public async Task A_caller_in_the_directory_is_known_at_once()
    {
        await StartAsync(ada);

        var attached = await exchange.NextAsync(() => site.Arrive("070-174 06 33"));

        var match = Assert.Single(attached.Matches);
        Assert.Equal(("Ada Lindqvist", "Contact.MobilePhone"), (match.Name.Value, match.Rule));
        Assert.Equal(0, search.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anonymous")]
    public async Task A_withheld_number_matches_nobody(string number)
    {
        await StartAsync(ada);

        var attached = await exchange.NextAsync(() => site.Arrive(number));

        Assert.Empty(attached.Matches);
        Assert.Equal(0, search.Asked);
    }

    [Fact]
    public async Task A_caller_who_is_only_in_the_org_is_found_there_and_remembered()
    {
        search.Answer = _ => Task.FromResult<IReadOnlyList<DirectoryMatch>>([new(ada, "MobilePhone")]);
        await StartAsync();

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633"));
        await DemoOrgRig.UntilAsync(() => directory.Records.Count > 0);
        var again = await exchange.NextAsync(() => site.Arrive("+46701740633"));

        Assert.Single(attached.Matches);
        Assert.Single(again.Matches);
        Assert.Equal(1, search.Asked);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_given_up_after_two_seconds()
    {
        search.Answer = async stop =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            return [];
        };
        await StartAsync();

        var next = exchange.NextAsync(() => site.Arrive("+46701740633"));
        await search.Began.Task;
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty((await next).Matches);
    }

    [Fact]
    public async Task A_search_that_fails_matches_nobody()
    {
        search.Answer = _ => throw new SalesforceFault(FaultKind.Quota, new("REQUEST_LIMIT_EXCEEDED", "", []), 403);
        await StartAsync();

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633"));

        Assert.Empty(attached.Matches);
    }

    [Fact]
    public async Task Without_Salesforce_the_directory_answers_and_nothing_is_searched()
    {
        await StartAsync(enabled: false, ada);

        var known = await exchange.NextAsync(() => site.Arrive("+46701740633"));
        var unknown = await exchange.NextAsync(() => site.Arrive("+46701740699"));

        Assert.Single(known.Matches);
        Assert.Empty(unknown.Matches);
        Assert.Equal(0, search.Asked);
    }

    [Fact]
    public async Task A_number_that_an_agent_typed_is_looked_up_and_one_dialled_from_a_record_is_not()
    {
        await StartAsync(ada);
        var typed = new InteractionId(Guid.Parse("019ab000-0000-7000-8000-00000000d001"));
        var fromRecord = new InteractionId(Guid.Parse("019ab000-0000-7000-8000-00000000d002"));
        var match = new CallerMatch(ada.Record, PersonalText.Of(ada.Name), PersonalText.Empty, "Contact.Phone");

        var attached = await exchange.NextAsync(() =>
        {
            site.Do(new DialCall(fromRecord, TestSite.Kim, PersonalText.Of("+46701740633"), match));
            site.Do(new DialCall(typed, TestSite.Sam, PersonalText.Of("070-1740633"), null));
        });

        Assert.Equal(typed, attached.Call);
        Assert.Single(attached.Matches);
    }

    public async ValueTask DisposeAsync()
    {
        if (lookup is not null) await lookup.StopAsync(CancellationToken.None);
        lookup?.Dispose();
    }

    private Task StartAsync(params DirectoryRecord[] known) => StartAsync(true, known);

    private async Task StartAsync(bool enabled, params DirectoryRecord[] known)
    {
        await directory.PutAsync(known, CancellationToken.None);
        var queue = new CallerQueue(time, NullLogger<CallerQueue>.Instance);
        site.Reactors.Add(queue);
        var options = Options.Create(new SalesforceOptions { Enabled = enabled, DefaultCountry = "SE" });
        lookup = new(queue, directory, search, exchange, options, time, NullLogger<CallerLookup>.Instance);
        await lookup.StartAsync(CancellationToken.None);
    }

    private sealed class ScriptedSearch : ILiveSearch
    {
        private int asked;

        public Func<CancellationToken, Task<IReadOnlyList<DirectoryMatch>>> Answer { get; set; } = _ => Task.FromResult<IReadOnlyList<DirectoryMatch>>([]);

        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked => Volatile.Read(ref asked);

        public Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            Began.TrySetResult();
            return Answer(cancellationToken);
        }
    }
}
