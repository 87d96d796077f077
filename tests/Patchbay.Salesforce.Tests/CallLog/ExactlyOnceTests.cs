using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>Random calls, faults and crashes from a seed; afterwards the books must balance.</summary>
public sealed class ExactlyOnceTests
{
    private static readonly CallerMatch[] people =
    [
        new(new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Empty, "Contact.MobilePhone"),
        new(new("Lead", "00Q000000000001AAA"), PersonalText.Of("Lea Dahl"), PersonalText.Empty, "Lead.Phone"),
        new(new("Account", "001000000000001AAA"), PersonalText.Of("Nordic Trams AB"), PersonalText.Empty, "Account.Phone"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Each_call_stands_in_Salesforce_once_and_as_it_ended_whatever_happened_on_the_way(int seed)
    {
        var chance = new Random(seed);
        var links = new CrashingLinks(chance);
        using var rig = new WriterRig(links);
        var rate = Trouble(rig.Org, chance);
        (links.Rate, rate.Value) = (0.05, 0.3);
        var calls = new List<InteractionId>();
        for (var i = 0; i < 12; i++)
        {
            foreach (var step in Life(rig, chance, calls))
            {
                step();
                await TurnAsync(rig, chance);
            }
        }

        (links.Rate, rate.Value) = (0, 0);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.SettleAsync();

        Assert.Empty(rig.Org.Violations);
        Assert.Equal(calls.Count, rig.Org.Tasks.Count);
        var builder = rig.Builder;
        foreach (var call in calls) AssertWhole(rig, builder, call);
    }

    private static void AssertWhole(WriterRig rig, TaskBuilder builder, InteractionId call)
    {
        var wanted = builder.Build([.. rig.Site.Journal.ReadSubject(call.Value).Select(e => e.Event)])!;
        var task = rig.Org.Task(call.ToString());
        foreach (var (name, value) in wanted.Fields.Concat(wanted.Facts).Concat(wanted.Relation))
            Assert.Equal(value?.ToString(), task[name]?.ToString());
        Assert.Equal("Call", (string?)task["TaskSubtype"]);
    }

    private static IEnumerable<Action> Life(WriterRig rig, Random chance, List<InteractionId> calls)
    {
        var call = default(InteractionId);
        yield return () => calls.Add(call = rig.Site.Arrive($"+4670174{chance.Next(1000, 9999)}"));
        CallerMatch[] matches = [.. people.Take(chance.Next(0, 4))];
        var isLate = chance.Next(2) == 0;
        if (!isLate) yield return () => rig.Site.Do(new AttachMatches(call, [.. matches]));
        yield return () => rig.Site.Do(new Core.Offers.AcceptOffer(new(call, 1), TestSite.Sam));
        yield return () => rig.Time.Advance(TimeSpan.FromSeconds(chance.Next(1, 300)));
        yield return () => rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        if (isLate) yield return () => rig.Site.Do(new AttachMatches(call, [.. matches]));
        if (chance.Next(2) == 0) yield return () => rig.Site.Do(new PickRecord(call, TestSite.Sam, people[chance.Next(people.Length)]));
        if (chance.Next(2) == 0) yield return () => rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(chance.Next(1, 300)), 2, "ab"));
        yield return () => rig.Site.Do(new WriteNotes(call, TestSite.Sam, PersonalText.Of(new string('x', chance.Next(1, 400)))));
        yield return () => rig.Site.Finish(call, "Resolved", $"Note {chance.Next()}");
    }

    private static async Task TurnAsync(WriterRig rig, Random chance)
    {
        for (var turns = chance.Next(0, 3); turns > 0; turns--)
        {
            try
            {
                await rig.RunAsync();
            }
            catch (CrashException)
            {
                await rig.CrashAsync();
            }

            rig.Time.Advance(TimeSpan.FromSeconds(chance.Next(0, 90)));
        }
    }

    private sealed class Rate
    {
        public double Value { get; set; }
    }

    private static Rate Trouble(FakeOrg org, Random chance)
    {
        var rate = new Rate();
        org.Before = what => chance.NextDouble() >= rate.Value || what.Contains("token", StringComparison.Ordinal) ? null : chance.Next(6) switch
        {
            0 => FakeOrg.Error(503, "SERVER_UNAVAILABLE"),
            1 => FakeOrg.Error(500, "UNKNOWN_EXCEPTION"),
            2 => FakeOrg.Error(401, "INVALID_SESSION_ID"),
            3 => FakeOrg.Answer(502, "<html>Bad gateway</html>"),
            4 => FakeOrg.Error(400, "QUERY_TIMEOUT"),
            _ => throw new HttpRequestException("no route"),
        };
        org.After = what => chance.NextDouble() >= rate.Value || what.Contains("token", StringComparison.Ordinal) ? null : chance.Next(4) switch
        {
            0 => throw new HttpRequestException("cut"),
            1 => FakeOrg.Error(503, "SERVER_UNAVAILABLE"),
            2 => FakeOrg.Answer(200, "[{\"id\":"),
            _ => FakeOrg.Answer(504, ""),
        };
        org.RowRule = _ => chance.NextDouble() < rate.Value / 2 ? ("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", []) : null;
        return rate;
    }
}
