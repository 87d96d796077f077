namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class GroupTests : OrgTests
{
    [Fact]
    public async Task Calls_are_counted_by_type()
    {
        var all = await Org.QueryAsync("SELECT COUNT() FROM Task WHERE CallType != null");
        var groups = await Org.QueryAsync("SELECT CallType, COUNT(Id), MAX(CallDurationInSeconds) longest FROM Task WHERE CallType != null GROUP BY CallType");

        Assert.Equal(["Inbound", "Outbound"], groups.Records.Select(row => row!["CallType"]!.GetValue<string>()));
        Assert.Equal(all.Body!["totalSize"]!.GetValue<int>(), groups.Records.Sum(row => row!["expr0"]!.GetValue<int>()));
        Assert.All(groups.Records, row => Assert.InRange(row!["longest"]!.GetValue<int>(), 40, 600));
    }

    [Fact]
    public async Task A_count_without_groups_is_one_row()
    {
        var counts = await Org.QueryAsync("SELECT COUNT(Id), COUNT(WhatId) FROM Task");

        var row = Assert.Single(counts.Records)!;
        Assert.True(row["expr0"]!.GetValue<int>() > row["expr1"]!.GetValue<int>());
    }

    [Fact]
    public async Task Months_are_grouped()
    {
        var months = await Org.QueryAsync("SELECT CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate), COUNT(Id) FROM Task GROUP BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate)");

        Assert.All(months.Records, row => Assert.InRange(row!["expr1"]!.GetValue<int>(), 1, 12));
    }

    [Theory]
    [InlineData("SELECT CallType, Subject, COUNT(Id) FROM Task GROUP BY CallType", "MALFORMED_QUERY")]
    [InlineData("SELECT COUNT(Nothing__c) FROM Task", "INVALID_FIELD")]
    [InlineData("SELECT MEDIAN(Id) FROM Task", "MALFORMED_QUERY")]
    public async Task What_cannot_be_grouped_is_refused(string query, string code)
    {
        var answer = await Org.QueryAsync(query);

        Assert.Equal(code, answer.ErrorCode);
    }

    [Fact]
    public async Task Users_belong_to_a_call_center()
    {
        var users = await Org.QueryAsync("SELECT Name, CallCenter.Name FROM User WHERE CallCenterId != null");

        Assert.All(users.Records, row => Assert.Equal("Old Phone System", row!["CallCenter"]!["Name"]!.GetValue<string>()));
        Assert.Equal(3, users.Records.Count);
    }
}
