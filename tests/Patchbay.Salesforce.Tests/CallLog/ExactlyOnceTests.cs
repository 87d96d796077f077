using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>
/// Random calls, faults and crashes from a seed, 2,000 schedules in all; afterwards the books must balance: no call lost, none doubled, none
/// with the wrong owner, and each as it ended.
/// </summary>
public sealed class ExactlyOnceTests
{
    private const int SchedulesInBlock = 100;
    private const int CallsInSchedule = 4;

    private static readonly CallerMatch[] people =
    [
        new(new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Empty, "Contact.MobilePhone", "001000000000001AAA"),
        new(new("Lead", "00Q000000000001AAA"), PersonalText.Of("Lea Dahl"), PersonalText.Empty, "Lead.Phone"),
        new(new("Account", "001000000000001AAA"), PersonalText.Of("Nordic Trams AB"), PersonalText.Empty, "Account.Phone"),
    ];

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Each_call_stands_in_Salesforce_once_with_its_agent_whatever_happened_on_the_way(int block)
    {
        for (var seed = block * SchedulesInBlock; seed < (block + 1) * SchedulesInBlock; seed++)
        {
            try
            {
                await RunAsync(seed);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Schedule {seed} does not balance.", e);
            }
        }
    }

    private static async Task RunAsync(int seed)
    {
        var chance = new Random(seed);
        var links = new CrashingLinks(chance);
        using var rig = new WriterRig(links) { Options = WriterRig.Settings((LogMoment)chance.Next(4)) };
        rig.Org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));
        rig.Site.Do(new ChoosePresence(TestSite.Kim, Presence.Available));
        var trouble = new OrgTrouble(rig.Org, chance) { Rate = 0.3 };
        links.Rate = 0.05;
        var calls = new List<(InteractionId Call, AgentId? Agent)>();
        var deleted = new HashSet<InteractionId>();
        for (var i = 0; i < CallsInSchedule; i++)
        {
            foreach (var step in Life(rig, chance, calls))
            {
                step();
                await TurnAsync(rig, chance);
                if (chance.Next(40) == 0) await DeleteOneAsync(rig, calls, deleted);
            }
        }

        (links.Rate, trouble.Rate) = (0, 0);
        await HealAsync(rig);

        Assert.Empty(rig.Org.Violations);
        Assert.Equal(calls.Count, rig.Org.Tasks.Count);
        foreach (var (call, agent) in calls.Where(c => !deleted.Contains(c.Call))) AssertWhole(rig, call, agent);
        foreach (var call in deleted) Assert.Contains(rig.Org.Tasks.Single(t => (string?)t.Value["Patchbay_Interaction_Id__c"] == call.ToString()).Key, rig.Org.Deleted);
    }

    /// <summary>The org is well again, and a person runs what is parked.</summary>
    private static async Task HealAsync(WriterRig rig)
    {
        rig.Time.Advance(TimeSpan.FromHours(2));
        await rig.SettleAsync();
        foreach (var parked in await rig.Links.ListAsync(RecordLinkState.Parked, 100, CancellationToken.None))
            await rig.Links.AnswerAsync(parked.Record, new(RecordLinkState.Dirty), CancellationToken.None);
        await rig.SettleAsync();
        Assert.DoesNotContain(await rig.Links.CountAsync(CancellationToken.None), c => c is { Key: RecordLinkState.Dirty or RecordLinkState.Held or RecordLinkState.Parked, Value: > 0 });
    }

    private static void AssertWhole(WriterRig rig, InteractionId call, AgentId? agent)
    {
        var wanted = rig.Builder.Build([.. rig.Site.Journal.ReadSubject(call.Value).Select(e => e.Event)])!;
        var task = rig.Org.Task(call.ToString());
        foreach (var (name, value) in wanted.Fields.Concat(wanted.Facts).Where(f => f.Key is not "Patchbay_Recording__c"))
            Assert.Equal(value?.ToString(), task[name]?.ToString());
        if (agent is { } owner) Assert.Equal(owner == TestSite.Sam ? "005000000000001AAA" : "005000000000002AAA", (string?)task["OwnerId"]);
        Assert.Equal("Call", (string?)task["TaskSubtype"]);
    }

    private static IEnumerable<Action> Life(WriterRig rig, Random chance, List<(InteractionId Call, AgentId? Agent)> calls)
    {
        var call = default(InteractionId);
        yield return () => calls.Add((call = rig.Site.Arrive($"+4670174{chance.Next(1000, 9999)}"), null));
        CallerMatch[] matches = [.. people.Take(chance.Next(0, 4))];
        var isLate = chance.Next(2) == 0;
        if (!isLate) yield return () => rig.Site.Do(new AttachMatches(call, [.. matches]));
        if (chance.Next(6) == 0)
        {
            yield return () => rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
            yield return () => rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.Zero, 0, ""));
            yield break;
        }

        var agent = TestSite.Sam;
        yield return () =>
        {
            agent = rig.Site.Journal.ReadSubject(call.Value).Select(e => e.Event).OfType<OfferMade>().Last().Agent;
            rig.Site.Do(new AcceptOffer(new(call, 1), agent));
            calls[^1] = (call, agent);
        };
        yield return () => rig.Time.Advance(TimeSpan.FromSeconds(chance.Next(1, 300)));
        yield return () => rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        if (isLate) yield return () => rig.Site.Do(new AttachMatches(call, [.. matches]));
        if (chance.Next(2) == 0) yield return () => rig.Site.Do(new PickRecord(call, agent, people[chance.Next(people.Length)]));
        yield return () => rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(chance.Next(1, 300)), 2, "ab"));
        yield return () => rig.Site.Do(new WriteNotes(call, agent, PersonalText.Of(new string('x', chance.Next(1, 400)))));
        yield return () => rig.Site.Finish(call, "Resolved", $"Note {chance.Next()}", agent);
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

            rig.Time.Advance(TimeSpan.FromMilliseconds(chance.Next(0, 4) == 0 ? chance.Next(0, 900_000) : chance.Next(0, 2000)));
        }
    }

    /// <summary>A person deletes a Task of which the writer knows.</summary>
    private static async Task DeleteOneAsync(WriterRig rig, List<(InteractionId Call, AgentId? Agent)> calls, HashSet<InteractionId> deleted)
    {
        foreach (var (call, _) in calls)
        {
            if (await rig.Links.FindAsync(call, CancellationToken.None) is not { CrmId: { } id } || !deleted.Add(call)) continue;
            rig.Org.Deleted.Add(id);
            return;
        }
    }
}
