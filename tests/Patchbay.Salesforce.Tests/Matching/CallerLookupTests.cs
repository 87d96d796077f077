using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.NewCallers;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Matching;

public sealed class CallerLookupTests : IAsyncDisposable
{
    private static readonly DirectoryRecord ada = Entries.Contact("003000000000001AAA", "Ada Lindqvist", ("+46701740633", "MobilePhone"));

    private static readonly DirectoryRecord LostCard = Entries.Of("Case", "500000000000001AAA", "00001042", null);

    private readonly ManualTime time = new();
    private readonly TestSite site;
    private readonly InMemoryPhoneDirectory directory = new();
    private readonly ScriptedSearch search = new();
    private readonly ScriptedMaker maker = new();
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

    [Fact]
    public async Task What_is_known_of_the_customer_comes_with_the_match()
    {
        var nora = ada with { Account = "001A", Detail = "Nordic Trams AB", LastContactAt = Entries.Day };
        await directory.PutRelatedAsync(
            [
                new(new("Case", "500A"), ada.Record.Id, "001A", "00001042 Doors", "New", true, Entries.Day, Entries.Day),
                new(new("Case", "500B"), "003B", "001A", "00001043 Brakes", "New", true, Entries.Day, Entries.Day),
                new(new("Opportunity", "006A"), null, "001A", "Trams", "Negotiation", true, Entries.Day, Entries.Day),
                new(new("Order", "801A"), null, "001A", "00000007", "Activated", false, Entries.Day.AddDays(-3), Entries.Day),
            ],
            CancellationToken.None);
        await StartAsync(nora);

        var match = Assert.Single((await exchange.NextAsync(() => site.Arrive("+46701740633"))).Matches);

        Assert.Equal("Nordic Trams AB · 1 open case", match.Line);
        Assert.Equal(("Nordic Trams AB", 1, "00001042 Doors", Entries.Day), (match.Known!.Account.Value, match.Known.OpenCases, match.Known.LatestCase.Value, match.Known.LastContactAt));
        Assert.Equal("Opportunity Trams · Negotiation · 2026-11-01", match.Known.LastBusiness.Value);
    }

    [Fact]
    public async Task A_colleague_is_known_by_the_extension()
    {
        await StartAsync(Entries.Of("User", "005000000000001AAA", "Sam Berg", null) with { Keys = [new("User.Extension", "204")] });

        var match = Assert.Single((await exchange.NextAsync(() => site.Arrive("204"))).Matches);

        Assert.Equal(("Sam Berg", "User.Extension"), (match.Name.Value, match.Rule));
    }

    [Fact]
    public async Task Where_the_rules_say_so_an_unknown_caller_becomes_a_record()
    {
        maker.Rule = new() { Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("Phone", "{number}") };
        maker.Made = [new(ada, "MobilePhone")];
        await StartAsync();

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633"));

        Assert.Equal(ada.Record, Assert.Single(attached.Matches).Record);
    }

    [Theory]
    [InlineData("Case", "00001042")]
    [InlineData("case", "1042")]
    public async Task A_case_number_that_the_call_carries_goes_before_the_number(string name, string value)
    {
        await StartAsync(ada, LostCard with { Keys = [new("Case.CaseNumber", "00001042")] });

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633", data: new CallVariable(name, PersonalText.Of(value))));

        Assert.True(attached.ByData);
        var match = Assert.Single(attached.Matches);
        Assert.Equal((LostCard.Record, "Case.CaseNumber", MatchSureness.Certain), (match.Record, match.Rule, match.Sureness));
    }

    [Fact]
    public async Task A_case_that_was_opened_a_moment_ago_is_found_in_the_org_itself()
    {
        search.Keyed.Add((new("Case.CaseNumber", "00001042"), LostCard));
        await StartAsync(ada);

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633", data: new CallVariable("case", PersonalText.Of("1042"))));

        Assert.Equal(LostCard.Record, Assert.Single(attached.Matches).Record);
    }

    [Fact]
    public async Task A_caller_who_types_no_known_case_is_known_by_the_number()
    {
        await StartAsync(ada);

        var attached = await exchange.NextAsync(() => site.Arrive("+46701740633", data: new CallVariable("case", PersonalText.Of("99"))));

        Assert.False(attached.ByData);
        Assert.Equal(ada.Record, Assert.Single(attached.Matches).Record);
    }

    [Fact]
    public async Task What_a_caller_types_later_takes_the_place_of_what_the_number_told()
    {
        await StartAsync(ada, LostCard with { Keys = [new("Case.CaseNumber", "00001042")] });
        var call = default(InteractionId);
        await exchange.NextAsync(() => call = site.Arrive("+46701740633"));

        var attached = await exchange.NextAsync(() => site.Do(new SetCallVariables(call, [new("case", PersonalText.Of("1042"))])));

        Assert.Equal(LostCard.Record, Assert.Single(attached.Matches).Record);
        Assert.Equal(LostCard.Record, site.RecordOf(call)!.Record);
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
        var rules = new RuleStore(options, []);
        var asked = new DirectoryLookup(directory, search, NoOwners.Knowledge(directory, rules), rules, options);
        lookup = new(queue, asked, search, maker, rules, exchange, options, time, NullLogger<CallerLookup>.Instance);
        if (maker.Rule is { } create) await rules.WriteAsync(StandardRules.Value with { Create = create }, CancellationToken.None);
        await lookup.StartAsync(CancellationToken.None);
    }

    private sealed class ScriptedMaker : ICallerMaker
    {
        public NewRecord? Rule { get; set; }

        public IReadOnlyList<DirectoryMatch> Made { get; set; } = [];

        public Task<IReadOnlyList<DirectoryMatch>> MakeAsync(NewRecord rule, Caller caller, string number, CancellationToken cancellationToken) => Task.FromResult(Made);
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

        public Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DirectoryMatch>>(Keyed.Where(k => k.Key == key).Select(k => new DirectoryMatch(k.Record, key.Field)).ToArray());

        public List<(DirectoryKey Key, DirectoryRecord Record)> Keyed { get; } = [];
    }
}
