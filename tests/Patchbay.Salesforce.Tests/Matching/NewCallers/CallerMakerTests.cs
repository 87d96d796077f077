using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.DemoOrg;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.NewCallers;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching.NewCallers;

public sealed class CallerMakerTests
{
    private const string Number = "+46701740688";

    private static readonly NewRecord contact = new()
    {
        Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("LastName", "Unknown {number}").Add("MobilePhone", "{number}"),
    };

    [Fact]
    public async Task Two_calls_at_once_from_an_unknown_number_make_one_contact()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false, options: SearchIsAnHourLate);
        var maker = rig.Get<ICallerMaker>();
        // The sign-in belongs to the first request of all, not to what is tried here.
        Assert.Empty(await rig.QueryAsync($"SELECT Id FROM Contact WHERE MobilePhone = '{Number}'"));

        var made = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => maker.MakeAsync(contact, Caller(i), Number, CancellationToken.None)));

        Assert.Equal($"Unknown {Number}", Assert.Single(made.SelectMany(m => m).Select(m => m.Record).DistinctBy(r => r.Record)).Name);
        Assert.Single(await rig.QueryAsync($"SELECT Id FROM Contact WHERE MobilePhone = '{Number}'"));
    }

    [Fact]
    public async Task A_second_call_a_second_later_makes_no_other_contact_although_the_search_does_not_see_the_first()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true, options: SearchIsAnHourLate);
        await rig.Get<RuleStore>().WriteAsync(StandardRules.Value with { Create = contact }, CancellationToken.None);

        rig.Site.Arrive("070-174 06 88");
        await DemoOrgRig.UntilAsync(() => rig.Site.Attached.Count == 1);
        rig.Site.Arrive("+46 70 174 06 88");
        await DemoOrgRig.UntilAsync(() => rig.Site.Attached.Count == 2);

        Assert.Single(rig.Site.Attached.Select(a => a.Matches.Single().Record).Distinct());
        Assert.Single(await rig.QueryAsync($"SELECT Id FROM Contact WHERE MobilePhone = '{Number}'"));
    }

    [Fact]
    public async Task A_contact_whose_making_was_never_answered_is_found_and_not_made_again()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var there = await rig.CreateAsync("Contact", $$"""{"LastName":"Unknown","MobilePhone":"{{Number}}"}""");

        var made = await rig.Get<ICallerMaker>().MakeAsync(contact, Caller(1), Number, CancellationToken.None);

        Assert.Equal(there, Assert.Single(made).Record.Record.Id);
    }

    private static DemoOrgOptions SearchIsAnHourLate(string folder) => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, SearchIndexDelay = TimeSpan.FromHours(1) };

    private static Caller Caller(int i) => new(
        new(Guid.Parse($"019ab000-0000-7000-8000-00000000d00{i}")), PersonalText.Of(Number), DateTimeOffset.UnixEpoch, CallDirection.Inbound, PersonalText.Empty, "1000");
}
