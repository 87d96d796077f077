using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

/// <summary>Who may read what. Object Reference, UserRecordAccess and EntityDefinition.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private readonly DemoOrgFaults _faults = new();

    private Org Org { get; set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, Faults = _faults });

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    [Fact]
    public async Task Of_a_private_object_its_owner_and_those_it_is_shared_with_alone_may_read_a_record()
    {
        var (maya, jonas, priya) = (await UserAsync("Maya Okafor"), await UserAsync("Jonas Weber"), await UserAsync("Priya Raman"));
        var lead = await Org.CreateAsync("Lead", $$"""{"LastName":"Hidden","Company":"Quiet AB","OwnerId":"{{jonas}}"}""");
        _faults.Sharing = new() { PrivateObjects = ["Lead"], SharedWith = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(lead, [priya]) };

        Assert.False(await MayReadAsync(maya, lead));
        Assert.True(await MayReadAsync(jonas, lead));
        Assert.True(await MayReadAsync(priya, lead));

        _faults.Sharing = DemoOrgSharing.Everybody;
        Assert.True(await MayReadAsync(maya, lead));
    }

    [Fact]
    public async Task A_contact_is_read_by_whoever_reads_its_account_and_one_without_by_its_owner()
    {
        var (maya, jonas) = (await UserAsync("Maya Okafor"), await UserAsync("Jonas Weber"));
        var account = await Org.CreateAsync("Account", $$"""{"Name":"Quiet AB","OwnerId":"{{jonas}}"}""");
        var employed = await Org.CreateAsync("Contact", $$"""{"LastName":"Employed","AccountId":"{{account}}","OwnerId":"{{maya}}"}""");
        var alone = await Org.CreateAsync("Contact", $$"""{"LastName":"Alone","OwnerId":"{{jonas}}"}""");

        Assert.True(await MayReadAsync(maya, employed));
        Assert.False(await MayReadAsync(maya, alone));

        _faults.Sharing = new() { PrivateObjects = ["Account"] };
        Assert.True(await MayReadAsync(maya, employed));
        Assert.True(await MayReadAsync(jonas, employed));
        Assert.False(await MayReadAsync(await UserAsync("Kenji Tanaka"), employed));
    }

    [Theory]
    [InlineData("SELECT RecordId FROM UserRecordAccess WHERE RecordId = '003Dm0000000001AAA'")]
    [InlineData("SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '005Dm0000000002IAA'")]
    [InlineData("SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '005Dm0000000002IAA' AND RecordId = '003Dm0000000001AAA' AND HasReadAccess = true")]
    [InlineData("SELECT RecordId FROM UserRecordAccess WHERE UserId IN ('005Dm0000000002IAA','005Dm0000000003IAA') AND RecordId = '003Dm0000000001AAA'")]
    public async Task What_the_platform_does_not_answer_about_access_is_refused(string soql) =>
        Assert.Equal((400, "MALFORMED_QUERY"), (await Org.QueryAsync(soql)) is var answer ? (answer.Status, answer.ErrorCode) : default);

    [Fact]
    public async Task Access_is_told_of_200_records_at_most_and_of_those_that_are_there()
    {
        var maya = await UserAsync("Maya Okafor");
        var ids = (await Org.QueryAsync("SELECT Id FROM Contact LIMIT 201")).Records.Concat((await Org.QueryAsync("SELECT Id FROM Lead LIMIT 201")).Records)
            .Select(row => $"'{row!["Id"]}'").Take(201).ToArray();
        Assert.Equal(201, ids.Length);

        var most = await Org.QueryAsync($"SELECT RecordId, HasReadAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '{maya}' AND RecordId IN ({string.Join(',', ids.Take(199))},'003Dm00000zzzzzAAA')");
        var more = await Org.QueryAsync($"SELECT RecordId FROM UserRecordAccess WHERE UserId = '{maya}' AND RecordId IN ({string.Join(',', ids)})");

        Assert.Equal(199, most.Records.Count);
        Assert.Equal("MALFORMED_QUERY", more.ErrorCode);
    }

    [Fact]
    public async Task The_org_wide_defaults_are_told()
    {
        _faults.Sharing = new() { PrivateObjects = ["Case"] };

        var answer = await Org.QueryAsync("SELECT QualifiedApiName, InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName IN ('Contact','Account','Case') ORDER BY QualifiedApiName");

        Assert.Equal(["ReadWrite", "Private", "ControlledByParent"], answer.Records.Select(row => row!["InternalSharingModel"]!.GetValue<string>()));
    }

    private Task<string> UserAsync(string name) => Org.IdOfAsync($"SELECT Id FROM User WHERE Name = '{name}'");

    private async Task<bool> MayReadAsync(string user, string record)
    {
        var answer = await Org.QueryAsync($"SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '{user}' AND RecordId IN ('{record}')");
        return Assert.Single(answer.Records) is JsonObject row && row["HasReadAccess"]!.GetValue<bool>();
    }
}
