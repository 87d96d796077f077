using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class CollectionTests : OrgTests
{
    private const string Upsert = "composite/sobjects/Task/Patchbay_Interaction_Id__c";

    [Fact]
    public async Task Rows_are_answered_in_order_and_fail_alone()
    {
        var answer = await Org.PatchAsync(Upsert, Rows(Task("a", "one"), Task("b", new string('x', 256)), Task("c", "three")));

        Assert.Equal(200, answer.Status);
        Assert.Equal([true, false, true], Successes(answer));
        Assert.Equal("STRING_TOO_LONG", answer.Body![1]!["errors"]![0]!["statusCode"]!.GetValue<string>());
        Assert.True(answer.Body[0]!["created"]!.GetValue<bool>());
    }

    [Fact]
    public async Task All_or_none_writes_none_when_one_fails()
    {
        var answer = await Org.PatchAsync(Upsert, Rows(allOrNone: true, Task("a", "one"), Task("b", new string('x', 256))));

        Assert.Equal([false, false], Successes(answer));
        Assert.Equal("ALL_OR_NONE_OPERATION_ROLLED_BACK", answer.Body![0]!["errors"]![0]!["statusCode"]!.GetValue<string>());
        Assert.Equal(404, (await Org.GetAsync("sobjects/Task/Patchbay_Interaction_Id__c/a")).Status);
    }

    [Fact]
    public async Task The_same_key_twice_makes_those_rows_fail()
    {
        var answer = await Org.PatchAsync(Upsert, Rows(Task("a", "one"), Task("b", "two"), Task("a", "three")));

        Assert.Equal([false, true, false], Successes(answer));
        Assert.Equal("DUPLICATE_VALUE", answer.Body![2]!["errors"]![0]!["statusCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_second_upsert_updates()
    {
        var first = await Org.PatchAsync(Upsert, Rows(Task("a", "one")));

        var second = await Org.PatchAsync(Upsert, Rows(Task("a", "two")));

        Assert.Equal(first.Body![0]!["id"]!.GetValue<string>(), second.Body![0]!["id"]!.GetValue<string>());
        Assert.Null(second.Body[0]!["created"]);
    }

    [Fact]
    public async Task More_than_200_rows_are_refused_whole()
    {
        var rows = Enumerable.Range(0, 201).Select(number => Task($"k{number}", "x")).ToArray();

        Assert.Equal(400, (await Org.PatchAsync(Upsert, Rows(rows))).Status);
        Assert.DoesNotContain(false, Successes(await Org.PatchAsync(Upsert, Rows(rows[..200]))));
    }

    [Fact]
    public async Task Records_are_created_updated_and_read_together()
    {
        var created = await Org.PostAsync("composite/sobjects", Rows(
            """{"attributes":{"type":"Contact"},"LastName":"One"}""",
            """{"attributes":{"type":"Lead"},"LastName":"Two","Company":"Two & Co"}""",
            """{"LastName":"Three"}"""));
        var id = created.Body![0]!["id"]!.GetValue<string>();

        var updated = await Org.PatchAsync("composite/sobjects", Rows(
            $$"""{"attributes":{"type":"Contact"},"Id":"{{id}}","LastName":"Uno"}""",
            """{"attributes":{"type":"Contact"},"Id":"003Dm000000zzzz","LastName":"Nobody"}"""));
        var read = await Org.GetAsync($"composite/sobjects/Contact?ids={id},003Dm000000zzzz&fields=Id,Name");

        Assert.Equal([true, true, false], Successes(created));
        Assert.Equal("INVALID_TYPE", created.Body[2]!["errors"]![0]!["statusCode"]!.GetValue<string>());
        Assert.Equal([true, false], Successes(updated));
        Assert.Equal("Uno", read.Body![0]!["Name"]!.GetValue<string>());
        Assert.Null(read.Body[1]);
    }

    [Fact]
    public async Task An_update_of_a_deleted_record_fails_in_its_row()
    {
        var id = await Org.CreateAsync("Task", """{"Subject":"x"}""");
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Task/{id}");

        var answer = await Org.PatchAsync("composite/sobjects", Rows($$"""{"attributes":{"type":"Task"},"Id":"{{id}}","Subject":"y"}"""));

        Assert.Equal("ENTITY_IS_DELETED", answer.Body![0]!["errors"]![0]!["statusCode"]!.GetValue<string>());
    }

    private static string Task(string key, string subject) =>
        new JsonObject
        {
            ["attributes"] = new JsonObject { ["type"] = "Task" },
            ["Patchbay_Interaction_Id__c"] = key,
            ["Subject"] = subject,
        }.ToJsonString();

    private static string Rows(params string[] rows) => Rows(allOrNone: false, rows);

    private static string Rows(bool allOrNone, params string[] rows) =>
        $$"""{"allOrNone":{{(allOrNone ? "true" : "false")}},"records":[{{string.Join(',', rows)}}]}""";

    private static bool[] Successes(Answer answer) => [.. answer.Body!.AsArray().Select(row => row!["success"]!.GetValue<bool>())];
}
