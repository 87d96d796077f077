namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class UpsertTests : OrgTests
{
    private const string Key = "sobjects/Task/Patchbay_Interaction_Id__c/";

    [Fact]
    public async Task A_new_key_creates_the_record_and_says_so()
    {
        var answer = await Org.PatchAsync(Key + "call-1", """{"Subject":"Call","Status":"Completed","TaskSubtype":"Call"}""");

        Assert.Equal(201, answer.Status);
        Assert.True(answer.Body!["created"]!.GetValue<bool>());
        Assert.True(answer.Body["success"]!.GetValue<bool>());
        Assert.StartsWith("00T", answer.Body["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_again_updates_the_same_record()
    {
        var first = await Org.PatchAsync(Key + "call-1", """{"Subject":"Call"}""");

        var again = await Org.PatchAsync(Key + "call-1", """{"Subject":"Call, longer"}""");

        Assert.Equal(200, again.Status);
        Assert.False(again.Body!["created"]!.GetValue<bool>());
        Assert.Equal(first.Body!["id"]!.GetValue<string>(), again.Body["id"]!.GetValue<string>());
        Assert.Equal("Call, longer", (await Org.GetAsync(Key + "call-1?fields=Subject")).Body!["Subject"]!.GetValue<string>());
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_two_records()
    {
        await Org.PatchAsync(Key + "call-a", """{"Subject":"one"}""");

        var other = await Org.PatchAsync(Key + "CALL-A", """{"Subject":"two"}""");

        Assert.Equal(201, other.Status);
    }

    [Fact]
    public async Task A_key_may_hold_any_character_when_it_is_escaped()
    {
        const string key = "pbx:7/ä%2F b?c";

        await Org.PatchAsync(Key + Uri.EscapeDataString(key), """{"Subject":"odd"}""");

        var found = await Org.QueryAsync("SELECT Id, Patchbay_Interaction_Id__c FROM Task WHERE Patchbay_Interaction_Id__c = 'pbx:7/ä%2F b?c'");
        Assert.Equal(key, Assert.Single(found.Records)!["Patchbay_Interaction_Id__c"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_key_must_not_also_stand_in_the_body()
    {
        var answer = await Org.PatchAsync(Key + "call-1", """{"Patchbay_Interaction_Id__c":"call-1","Subject":"x"}""");

        Assert.Equal((400, "INVALID_FIELD"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task UpdateOnly_never_creates()
    {
        var answer = await Org.PatchAsync(Key + "call-1?updateOnly=true", """{"Subject":"x"}""");

        Assert.Equal((404, "NOT_FOUND"), (answer.Status, answer.ErrorCode));
        Assert.Equal(404, (await Org.GetAsync(Key + "call-1")).Status);
    }

    [Fact]
    public async Task The_subtype_cannot_be_changed_by_a_repeat()
    {
        await Org.PatchAsync(Key + "call-1", """{"Subject":"x","TaskSubtype":"Call"}""");

        var again = await Org.PatchAsync(Key + "call-1", """{"Subject":"x","TaskSubtype":"Call"}""");

        Assert.Equal((400, "INVALID_FIELD_FOR_INSERT_UPDATE"), (again.Status, again.ErrorCode));
        Assert.Equal(["TaskSubtype"], again.Fields);
    }

    [Fact]
    public async Task Parallel_writers_of_one_new_key_make_one_record()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            Org.PatchAsync(Key + "race", $$"""{"Subject":"writer {{number}}"}""")));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(11, answers.Count(answer => answer.Status == 200));
        Assert.Equal(1, (await Org.QueryAsync("SELECT COUNT() FROM Task WHERE Patchbay_Interaction_Id__c = 'race'")).Body!["totalSize"]!.GetValue<int>());
    }

    [Fact]
    public async Task After_a_deletion_the_key_creates_again()
    {
        var first = await Org.PatchAsync(Key + "call-1", """{"Subject":"x"}""");
        var id = first.Body!["id"]!.GetValue<string>();
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Task/{id}");

        var byId = await Org.PatchAsync($"sobjects/Task/{id}", """{"Subject":"y"}""");
        var byKey = await Org.PatchAsync(Key + "call-1", """{"Subject":"y"}""");

        Assert.Equal((404, "ENTITY_IS_DELETED"), (byId.Status, byId.ErrorCode));
        Assert.Equal(201, byKey.Status);
    }

    [Fact]
    public async Task A_field_that_is_no_external_id_cannot_be_the_key()
    {
        var answer = await Org.PatchAsync("sobjects/Task/Subject/x", """{"Status":"Completed"}""");

        Assert.Equal((404, "NOT_FOUND"), (answer.Status, answer.ErrorCode));
    }
}

public sealed class UpsertWithoutUniqueKeyTests : OrgTests
{
    [Fact]
    public async Task A_key_that_matches_several_records_answers_300_and_writes_nothing()
    {
        const string body = """{"Subject":"before","Patchbay_Interaction_Id__c":"twice"}""";
        var ids = new[] { await Org.CreateAsync("Task", body), await Org.CreateAsync("Task", body) };

        var answer = await Org.PatchAsync("sobjects/Task/Patchbay_Interaction_Id__c/twice", """{"Subject":"after"}""");

        Assert.Equal(300, answer.Status);
        Assert.Equal(ids.Select(id => $"/services/data/v67.0/sobjects/Task/{id}"), answer.Body!.AsArray().Select(url => url!.GetValue<string>()));
        Assert.Equal(0, (await Org.QueryAsync("SELECT COUNT() FROM Task WHERE Subject = 'after'")).Body!["totalSize"]!.GetValue<int>());
    }

    protected override Func<string, DemoOrgOptions> Configure() =>
        folder => new DemoOrgOptions { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, InteractionKeyIsUnique = false };
}
