using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Rest;

public sealed class SalesforceClientTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly ScriptedHandler org = new();
    private readonly IOptions<SalesforceOptions> options = Options.Create(new SalesforceOptions
    {
        Enabled = true,
        LoginUrl = new("https://acme.my.salesforce.example"),
        ClientId = "app",
        ClientSecret = "secret",
    });

    private readonly HttpClient http;
    private readonly ApiBudget budget;
    private readonly OrgWatch watch;
    private readonly SalesforceClient client;
    private int tokens;

    public SalesforceClientTests()
    {
        http = new(org);
        budget = new(options, time);
        watch = new(time);
        client = new(http, new(new(http, options, time), time), budget, watch, options, time);
        org.Answer = (what, _) => Task.FromResult(what.Contains("token", StringComparison.Ordinal) ? Token() : FakeOrg.Answer(200, """{"ok":true}"""));
    }

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Requests_go_to_the_instance_that_the_token_names()
    {
        await client.GetAsync("limits", CancellationToken.None);

        Assert.Equal("GET https://org7.example/services/data/v66.0/limits", org.Requests[1].What);
        Assert.Equal("token-1", org.Requests[1].Token);
    }

    [Fact]
    public async Task Many_who_need_a_token_at_once_make_one_sign_in()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("limits", CancellationToken.None)));

        Assert.Equal(1, org.Count("token"));
    }

    [Fact]
    public async Task Many_who_find_the_token_used_up_renew_it_once_and_repeat()
    {
        var answer = org.Answer;
        org.Answer = (what, stop) => !what.Contains("token", StringComparison.Ordinal) && org.Requests.Last(r => r.What == what).Token == "token-1"
            ? Task.FromResult(FakeOrg.Error(401, "INVALID_SESSION_ID")) : answer(what, stop);

        await client.GetAsync("limits", CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("limits", CancellationToken.None)));

        Assert.Equal(2, org.Count("token"));
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_is_a_fault_of_the_sign_in()
    {
        var answer = org.Answer;
        org.Answer = (what, stop) => what.Contains("token", StringComparison.Ordinal) ? answer(what, stop) : Task.FromResult(FakeOrg.Error(401, "INVALID_SESSION_ID"));

        var fault = await Assert.ThrowsAsync<SalesforceFault>(() => client.GetAsync("limits", CancellationToken.None));

        Assert.Equal((FaultKind.SignIn, 2, 2), (fault.Kind, org.Count("token"), org.Count("limits")));
    }

    [Fact]
    public async Task After_a_refused_sign_in_nobody_asks_again_for_a_while()
    {
        org.Answer = (_, _) => Task.FromResult(FakeOrg.Answer(400, """{"error":"invalid_client","error_description":"invalid client credentials"}"""));

        for (var i = 0; i < 20; i++) await Assert.ThrowsAsync<SalesforceFault>(() => client.GetAsync("limits", CancellationToken.None));
        Assert.Equal(1, org.Count("token"));

        time.Advance(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAsync<SalesforceFault>(() => client.GetAsync("limits", CancellationToken.None));
        Assert.Equal(2, org.Count("token"));
    }

    [Fact]
    public async Task No_answer_in_time_leaves_the_outcome_unknown()
    {
        await client.GetAsync("limits", CancellationToken.None);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        org.Answer = async (_, stop) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            throw new InvalidOperationException();
        };

        var answer = client.SendAsync(HttpMethod.Patch, "composite/sobjects", "{}"u8.ToArray(), CancellationToken.None);
        await asked.Task;
        time.Advance(options.Value.RequestTimeout);

        var fault = await Assert.ThrowsAsync<SalesforceFault>(() => answer);
        Assert.Equal((FaultKind.UnknownOutcome, true, "TIMED_OUT"), (fault.Kind, fault.IsTransient, fault.Error.Code));
        Assert.Equal("TIMED_OUT", watch.Trouble?.Code);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_for_a_token_does_not_take_it_from_the_others()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = org.Answer;
        org.Answer = async (what, stop) =>
        {
            if (what.Contains("token", StringComparison.Ordinal)) await gate.Task;
            return await answer(what, stop);
        };
        using var impatient = new CancellationTokenSource();

        var first = client.GetAsync("limits", impatient.Token);
        var second = client.GetAsync("limits", CancellationToken.None);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;

        Assert.Equal(1, org.Count("token"));
    }

    [Fact]
    public async Task What_the_org_says_of_its_calls_is_kept()
    {
        org.Answer = (what, _) =>
        {
            if (what.Contains("token", StringComparison.Ordinal)) return Task.FromResult(Token());
            var answer = FakeOrg.Answer(200, "{}");
            answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", "api-usage=14500/15000");
            return Task.FromResult(answer);
        };

        await client.GetAsync("limits", CancellationToken.None);

        Assert.Equal((new ApiUsage(14_500, 15_000), 1, true), (budget.Usage, budget.Ours, budget.IsTight));
    }

    [Fact]
    public void Regular_asking_slows_down_where_an_org_has_few_calls()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), budget.Stretch(TimeSpan.FromSeconds(30), 4));

        budget.Take("api-usage=18/15000");
        var small = budget.Stretch(TimeSpan.FromSeconds(30), 4);
        budget.Take("api-usage=18/105000");

        Assert.InRange(TimeSpan.FromDays(1) / small * 4, 3700, 3800);
        Assert.Equal(TimeSpan.FromSeconds(30), budget.Stretch(TimeSpan.FromSeconds(30), 4));
    }

    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=18/5000,per-app-api-usage=17/250(appName=x)", 18, 5000)]
    public void The_limit_header_is_read(string header, long spent, long max)
    {
        Assert.True(ApiBudget.TryParse(header, out var usage));
        Assert.Equal(new ApiUsage(spent, max), usage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("api-usage=")]
    [InlineData("per-app-api-usage=1/2")]
    [InlineData("api-usage=x/y")]
    [InlineData("api-usage=1")]
    [InlineData("api-usage=-1/2")]
    public void A_limit_header_that_says_nothing_is_ignored(string header) => Assert.False(ApiBudget.TryParse(header, out _));

    [Fact]
    public void Secrets_do_not_show_in_messages()
    {
        Assert.DoesNotContain("s3cret", new AccessToken("s3cret", new("https://org7.example")).ToString(), StringComparison.Ordinal);
    }

    private HttpResponseMessage Token() => FakeOrg.Answer(200, $$"""{"access_token":"token-{{++tokens}}","instance_url":"https://org7.example"}""");
}
