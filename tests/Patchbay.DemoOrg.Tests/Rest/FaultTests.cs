namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class FaultTests : OrgTests
{
    private const string Key = "sobjects/Task/Patchbay_Interaction_Id__c/";

    private readonly DemoOrgFaults _faults = new();

    [Fact]
    public async Task An_org_that_is_away_answers_503_and_forgets_nothing()
    {
        _faults.IsAway = true;
        var away = await Org.PatchAsync(Key + "a", """{"Subject":"x"}""");
        _faults.IsAway = false;

        Assert.Equal((503, "SERVER_UNAVAILABLE"), (away.Status, away.ErrorCode));
        Assert.Equal(201, (await Org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
    }

    [Fact]
    public async Task A_lost_answer_hides_a_write_that_was_done()
    {
        _faults.LoseAnswers(1);

        await Assert.ThrowsAsync<HttpRequestException>(() => Org.PatchAsync(Key + "a", """{"Subject":"x"}"""));

        Assert.Equal(200, (await Org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
    }

    [Fact]
    public async Task A_locked_row_fails_alone()
    {
        _faults.LockRows(1);

        var answer = await Org.PostAsync("composite/sobjects",
            """{"records":[{"attributes":{"type":"Task"},"Subject":"a"},{"attributes":{"type":"Task"},"Subject":"b"}]}""");

        Assert.Equal("UNABLE_TO_LOCK_ROW", answer.Body![0]!["errors"]![0]!["statusCode"]!.GetValue<string>());
        Assert.True(answer.Body[1]!["success"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Ended_sessions_need_a_new_token()
    {
        _faults.EndSessions();

        Assert.Equal("INVALID_SESSION_ID", (await Org.GetAsync("limits")).ErrorCode);
        Org.Client.DefaultRequestHeaders.Authorization = new("Bearer", await Org.SignInAsync());
        Assert.Equal(200, (await Org.GetAsync("limits")).Status);
    }

    protected override Func<string, DemoOrgOptions> Configure() => folder =>
        new DemoOrgOptions { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, Faults = _faults };
}
