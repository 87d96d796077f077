using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Relink;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Relink;

public sealed class CallRelinkTests
{
    private const string BoId = "003000000000002AAA";

    private readonly ManualTime time = new();
    private readonly TestSite site;
    private readonly InMemoryPhoneDirectory directory = new();
    private readonly CallRelink relink;

    public CallRelinkTests()
    {
        site = new TestSite(time).Staffed();
        relink = new(site.Journal, Lookup(), site, new OnlyOrg());
    }

    [Theory]
    [InlineData(BoId, null)]
    [InlineData("003000000000002", "Contact")]
    public async Task The_log_of_a_closed_call_moves_to_another_record(string record, string? objectName)
    {
        await directory.PutAsync([Entries.Contact(BoId, "Bo Ek")], CancellationToken.None);
        var call = ClosedCall();

        var moved = await relink.MoveAsync(new(call, record, objectName, "lena"), CancellationToken.None);

        Assert.Equal(new("Contact", BoId), moved.Value.Record);
        Assert.Equal("Bo Ek", site.RecordOf(call)!.Name.Value);
        var picked = Assert.IsType<RecordPicked>(site.Journal.ReadSubject(call.Value)[^1].Event);
        Assert.Equal("lena", picked.By!.Value);
    }

    [Theory]
    [InlineData("003000000000009AAA", null, "record.unknown")]
    [InlineData("a0B000000000001AAA", null, "record.bad")]
    [InlineData("nonsense", "Contact", "record.bad")]
    public async Task A_record_that_is_not_there_takes_no_log(string record, string? objectName, string code)
    {
        var call = ClosedCall();

        var moved = await relink.MoveAsync(new(call, record, objectName, "lena"), CancellationToken.None);

        Assert.Equal(code, moved.Refusal!.Code);
        Assert.Null(site.RecordOf(call));
    }

    [Fact]
    public async Task A_log_does_not_hang_on_a_colleague()
    {
        await directory.PutAsync([Entries.Of("User", "005000000000003AAA", "Jonas Weber", null)], CancellationToken.None);
        var call = ClosedCall();

        var moved = await relink.MoveAsync(new(call, "005000000000003AAA", null, "lena"), CancellationToken.None);

        Assert.Equal("record.unfit", moved.Refusal!.Code);
        Assert.Null(site.RecordOf(call));
    }

    [Fact]
    public async Task A_call_that_never_was_has_no_log_to_move()
    {
        var moved = await relink.MoveAsync(new(new(Guid.NewGuid()), BoId, null, "lena"), CancellationToken.None);

        Assert.Equal("call.unknown", moved.Refusal!.Code);
    }

    [Fact]
    public async Task The_log_of_a_call_of_another_org_is_not_hung_on_a_record_of_this_one()
    {
        await directory.PutAsync([Entries.Contact(BoId, "Bo Ek")], CancellationToken.None);
        var call = ClosedCall();
        var elsewhere = new CallRelink(site.Journal, Lookup(), site, new OrgStanding([], site.Journal));

        var moved = await elsewhere.MoveAsync(new(call, BoId, null, "lena"), CancellationToken.None);

        Assert.Equal("call.elsewhere", moved.Refusal!.Code);
        Assert.Null(site.RecordOf(call));
    }

    private DirectoryLookup Lookup()
    {
        var options = Options.Create(new SalesforceOptions { Enabled = false, DefaultCountry = "SE" });
        var rules = new RuleStore(options, []);
        return new(directory, new NoSearch(), NoOwners.Knowledge(directory, rules), rules, options);
    }

    private InteractionId ClosedCall()
    {
        var call = site.Talk("+46701740633");
        site.Finish(call);
        return call;
    }

    private sealed class NoSearch : ILiveSearch
    {
        public Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DirectoryMatch>>([]);

        public Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DirectoryMatch>>([]);
    }
}
