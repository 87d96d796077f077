namespace Patchbay.DemoOrg.Tests.Rest;

/// <summary>What the reference calls known or unverified has a switch; both answers are ones that a client may meet.</summary>
public sealed class DoubtTests
{
    private const string Key = "sobjects/Task/Patchbay_Interaction_Id__c/";

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task The_subtype_is_never_changed_whether_the_error_names_it_in_its_list_or_not(bool doubted, int named)
    {
        await using var org = await StartAsync(doubted);
        await org.PatchAsync(Key + "a", """{"TaskSubtype":"Call"}""");

        var answer = await org.PatchAsync(Key + "a", """{"TaskSubtype":"Call"}""");

        Assert.Equal((400, "INVALID_FIELD_FOR_INSERT_UPDATE", named), (answer.Status, answer.ErrorCode, answer.Fields.Length));
        Assert.Contains("TaskSubtype", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 201)]
    [InlineData(true, 404)]
    public async Task The_key_of_a_deleted_row_is_free_again_or_not(bool doubted, int status)
    {
        await using var org = await StartAsync(doubted, rowStatusIsNotFound: true);
        var id = (await org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Body!["id"]!.GetValue<string>();
        await org.SendAsync(HttpMethod.Delete, $"sobjects/Task/{id}");

        Assert.Equal(status, (await org.PatchAsync(Key + "a", """{"Subject":"x"}""")).Status);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public async Task The_same_key_twice_fails_both_rows_or_the_second(bool doubted, bool first, bool second)
    {
        await using var org = await StartAsync(doubted);

        var rows = (await org.PatchAsync("composite/sobjects/Task/Patchbay_Interaction_Id__c", """
            {"records":[{"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"a"},{"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"a"}]}
            """)).Body!.AsArray();

        Assert.Equal([first, second], rows.Select(row => row!["success"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData(false, "FIELD_INTEGRITY_EXCEPTION")]
    [InlineData(true, null)]
    public async Task A_lead_and_a_related_record_exclude_each_other_or_not(bool doubted, string? code)
    {
        await using var org = await StartAsync(doubted);
        var lead = await org.IdOfAsync("SELECT Id FROM Lead LIMIT 1");
        var account = await org.IdOfAsync("SELECT Id FROM Account LIMIT 1");

        Assert.Equal(code, (await org.PostAsync("sobjects/Task", $$"""{"WhoId":"{{lead}}","WhatId":"{{account}}"}""")) is { Status: not 201 } refused ? refused.ErrorCode : null);
    }

    [Theory]
    [InlineData(false, "api-usage=")]
    [InlineData(true, "per-app-api-usage=")]
    public async Task The_limit_is_told_in_either_form(bool doubted, string part)
    {
        await using var org = await StartAsync(doubted);

        using var answer = await org.Client.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);

        Assert.Contains(part, answer.Headers.GetValues("Sforce-Limit-Info").Single(), StringComparison.Ordinal);
    }

    private static Task<Org> StartAsync(bool doubted, bool? rowStatusIsNotFound = null)
    {
        var doubts = doubted ? DemoOrgDoubts.Doubted : DemoOrgDoubts.Believed;
        return Org.StartAsync(folder => new DemoOrgOptions
        {
            ListenUrl = "http://127.0.0.1:0",
            DataFolder = folder,
            Doubts = rowStatusIsNotFound is { } status ? doubts with { RowStatusIsNotFound = status } : doubts,
        });
    }
}
