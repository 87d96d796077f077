using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg.Tests.Faults;

public sealed class FaultPlanTests : OrgTests
{
    private const string Key = "sobjects/Task/Patchbay_Interaction_Id__c/";
    private const string ThreeRows = """
        {"records":[{"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"a"},{"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"b"},
        {"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"c"},{"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"d"}]}
        """;

    private readonly DemoOrgFaults _faults = new();

    [Theory]
    [InlineData(Fault.ServerError, 500, "UNKNOWN_EXCEPTION")]
    [InlineData(Fault.Unavailable, 503, "SERVER_UNAVAILABLE")]
    [InlineData(Fault.RequestLimit, 403, "REQUEST_LIMIT_EXCEEDED")]
    [InlineData(Fault.SessionExpired, 401, "INVALID_SESSION_ID")]
    public async Task A_scripted_fault_refuses_one_request_and_writes_nothing(Fault fault, int status, string code)
    {
        Script(new FaultStep(fault) { Method = "PATCH" });

        var answer = await Org.PatchAsync(Key + "a", """{"Subject":"x"}""");

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
        await SignInAgainAsync();
        Assert.Equal(201, (await Org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
        Assert.Equal(1, _faults.Happened[fault]);
    }

    [Fact]
    public async Task A_gateway_answers_with_a_page_of_html()
    {
        Script(new FaultStep(Fault.BadGateway));

        var answer = await Org.GetAsync("limits");

        Assert.Equal((502, null), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_connection_cut_before_the_commit_leaves_nothing_behind()
    {
        Script(new FaultStep(Fault.CutBefore));

        await Assert.ThrowsAsync<HttpRequestException>(() => Org.PatchAsync(Key + "a", """{"Subject":"x"}"""));

        Assert.Equal(201, (await Org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
    }

    [Theory]
    [InlineData(Fault.CutAfter)]
    [InlineData(Fault.CutInAnswer)]
    public async Task A_connection_cut_after_the_commit_hides_a_write_that_was_done(Fault fault)
    {
        Script(new FaultStep(fault));

        await Assert.ThrowsAsync<HttpRequestException>(() => Org.PatchAsync(Key + "a", """{"Subject":"x"}"""));

        Assert.Equal(200, (await Org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
    }

    [Fact]
    public async Task A_session_that_expires_in_a_batch_keeps_the_first_half_and_tells_nothing_of_it()
    {
        Script(new FaultStep(Fault.SessionInBatch) { Where = "composite" });

        var answer = await Org.PatchAsync("composite/sobjects/Task/Patchbay_Interaction_Id__c", ThreeRows);
        await SignInAgainAsync();
        var again = await Org.PatchAsync("composite/sobjects/Task/Patchbay_Interaction_Id__c", ThreeRows);

        Assert.Equal((401, "INVALID_SESSION_ID"), (answer.Status, answer.ErrorCode));
        Assert.Equal([false, false, true, true], again.Body!.AsArray().Select(row => row!["created"]?.GetValue<bool>() ?? false));
    }

    [Theory]
    [InlineData(Fault.RowLocked, "UNABLE_TO_LOCK_ROW")]
    [InlineData(Fault.RowBroken, "UNKNOWN_EXCEPTION")]
    [InlineData(Fault.RowInvalid, "FIELD_CUSTOM_VALIDATION_EXCEPTION")]
    [InlineData(Fault.RowRefused, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY")]
    public async Task A_batch_fails_in_part(Fault fault, string code)
    {
        Script(new FaultStep(fault) { After = 1, Times = 2, Where = "Task" });

        var rows = (await Org.PatchAsync("composite/sobjects/Task/Patchbay_Interaction_Id__c", ThreeRows)).Body!.AsArray();

        Assert.Equal([true, false, false, true], rows.Select(row => row!["success"]!.GetValue<bool>()));
        Assert.Equal(code, rows[1]!["errors"]![0]!["statusCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_seed_brings_the_same_faults()
    {
        var first = await OutcomesAsync(seed: 7);
        var second = await OutcomesAsync(seed: 7);
        var other = await OutcomesAsync(seed: 8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Contains(500, first);
    }

    [Fact]
    public async Task A_used_up_day_refuses_every_call_and_the_limits_say_so()
    {
        _faults.IsDailyLimitUsedUp = true;
        var refused = await Org.GetAsync("limits");
        _faults.IsDailyLimitUsedUp = false;

        Assert.Equal((403, "REQUEST_LIMIT_EXCEEDED"), (refused.Status, refused.ErrorCode));
        Assert.Equal(200, (await Org.GetAsync("limits")).Status);
    }

    [Fact]
    public async Task Every_answer_tells_how_much_of_the_day_is_used()
    {
        Script(new FaultStep(Fault.ServerError));

        using var answer = await Org.Client.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);

        Assert.Equal("api-usage=0/100000", Assert.Single(answer.Headers.GetValues("Sforce-Limit-Info")));
    }

    protected override Func<string, DemoOrgOptions> Configure() => folder =>
        new DemoOrgOptions { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, Faults = _faults };

    private void Script(params FaultStep[] steps) => _faults.Plan = new FaultPlan { Script = steps };

    private async Task SignInAgainAsync() => Org.Client.DefaultRequestHeaders.Authorization = new("Bearer", await Org.SignInAsync());

    private async Task<List<int>> OutcomesAsync(int seed)
    {
        _faults.Plan = new FaultPlan { Seed = seed, Chances = new Dictionary<Fault, double> { [Fault.ServerError] = 0.3, [Fault.Unavailable] = 0.2 } };
        var statuses = new List<int>();
        for (var number = 0; number < 40; number++)
            statuses.Add((await Org.GetAsync("limits")).Status);
        return statuses;
    }
}
