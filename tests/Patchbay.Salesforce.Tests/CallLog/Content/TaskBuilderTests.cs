using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog.Content;

public sealed class TaskBuilderTests : IDisposable
{
    private static readonly InteractionId call = new(Guid.Parse("019ab000-0000-7000-8000-00000000c001"));
    private static readonly DateTimeOffset start = new(2026, 11, 23, 23, 3, 0, TimeSpan.Zero);

    private readonly WriterRig rig = new();
    private readonly TaskBuilder builder;

    public TaskBuilderTests() =>
        builder = new(new(rig.Site.Journal), rig.Owners, rig.Mappings, Options.Create(new SalesforceOptions { TimeZone = "Europe/Stockholm" }));

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Each_fact_of_the_call_is_a_line_in_words()
    {
        var task = builder.Build(
        [
            .. Accepted(),
            new AgentAudioLost(start.AddSeconds(45), call, new(call, 2), start.AddSeconds(60)),
            new AgentDropped(start.AddSeconds(60), call, TestSite.Sam, new(call, 2)),
            new CallQueued(start.AddSeconds(60), call, TestSite.Support, start, true, start.AddHours(1)),
            new OfferAccepted(start.AddSeconds(70), new(call, 2), TestSite.Kim, new(call, 3), start.AddSeconds(90)),
            new NotesWritten(start.AddSeconds(80), call, PersonalText.Of("Wants a new card. ")),
            new CallEnded(start.AddSeconds(130), call, EndCause.CustomerHungUp, start.AddSeconds(170)),
        ])!;

        Assert.Equal(
            """
            Wants a new card.

            From: +46701740633
            Dialled: +46852550100
            Queue: Support, waited 0:20
            Agent's connection was lost at 00:04; the call went back to the queue.
            Agent: Sam Berg, 0:35
            Agent: Kim Holm, 1:00
            Ended by the customer.
            """.ReplaceLineEndings("\n"),
            (string)task.Fields["Description"]!);
        Assert.Equal("2026-11-24", task.Fields["ActivityDate"]);
        Assert.Equal(95, task.Facts["CallDurationInSeconds"]);
    }

    [Fact]
    public void A_call_that_was_passed_on_says_to_whom_each_time()
    {
        var at = start.AddSeconds(60);
        var sent = new CallTransferred(at, call, TestSite.Sam, new(call, 2), null, null);

        var task = Ended(
            EndCause.ExternalHungUp,
            sent,
            new CallQueued(at, call, TestSite.Support, start, false, start.AddHours(1)),
            sent,
            new FlowEntered(at, call, new("survey"), 3),
            new FlowStepBegan(at, call, "ask"),
            sent with { To = new(call, 4), ToAgent = TestSite.Kim, WasLost = true },
            new PartyDialed(at, call, TestSite.Kim, InvitationPurpose.Consult, new(call, 5), PersonalText.Of("0701000200"), at, null),
            new LegAnswered(at, call, new(call, 5), PersonalText.Empty, InvitationPurpose.Consult),
            sent with { To = new(call, 5) });

        Assert.Contains(
            """
            Passed on to the queue Support
            Passed on to the call flow survey, step ask
            Passed on to Kim Holm, when the agent's connection was lost
            Passed on to 0701000200
            """.ReplaceLineEndings("\n"),
            (string)task.Fields["Description"]!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_its_flow_put_through_says_to_whom()
    {
        var task = Ended(
            EndCause.CustomerHungUp,
            new FlowDialed(start.AddSeconds(20), call, start.AddSeconds(40), null, null, new(call, 5), PersonalText.Of("0701000200")),
            new FlowConnected(start.AddSeconds(30), call, new(call, 5), null, false));

        Assert.Contains("\nConnected to 0701000200\n", (string)task.Fields["Description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conference_names_everybody_who_was_taken_into_it()
    {
        var at = start.AddSeconds(60);

        var task = Ended(
            EndCause.CustomerHungUp,
            new PartyDialed(at, call, TestSite.Sam, InvitationPurpose.Consult, new(call, 5), PersonalText.Of("0701000200"), at, null),
            new PartyAdded(at, call, new(call, 5), null),
            new PartyAdded(at, call, new(call, 6), TestSite.Kim),
            new PartyAdded(at, call, new(call, 5), null));

        Assert.Contains("\nIn conference with 0701000200, Kim Holm\n", (string)task.Fields["Description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_a_restart_cut_off_says_so_and_is_missed_when_nobody_had_answered()
    {
        var talked = Ended(EndCause.Interrupted);
        var missed = builder.Build([.. Accepted()[..2], new CallEnded(start.AddSeconds(100), call, EndCause.Interrupted, start.AddSeconds(140))])!;

        Assert.Contains("Interrupted by a restart of Patchbay.", (string)talked.Fields["Description"]!, StringComparison.Ordinal);
        Assert.StartsWith("Inbound call", (string)talked.Fields["Subject"]!, StringComparison.Ordinal);
        Assert.Contains("Interrupted by a restart of Patchbay before anyone answered.", (string)missed.Fields["Description"]!, StringComparison.Ordinal);
        Assert.StartsWith("Missed call", (string)missed.Fields["Subject"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EndCause.FlowHungUp, "A callback was promised.")]
    [InlineData(EndCause.Abandoned, "A callback was promised.\nThe caller hung up before anyone answered.")]
    public void A_call_whose_caller_was_promised_a_callback_says_so(EndCause cause, string words)
    {
        var task = Ended(cause, new CallbackPromised(start, call));

        Assert.EndsWith(words, (string)task.Fields["Description"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("call flow", (string)task.Fields["Description"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public void Every_cause_has_words(EndCause cause) => Assert.NotEmpty((string)Ended(cause).Fields["Description"]!);

    public static TheoryData<EndCause> Causes => [.. Enum.GetValues<EndCause>()];

    [Theory]
    [InlineData("Contact", "003A", null)]
    [InlineData("Lead", "003A", null)]
    [InlineData("Account", null, "003A")]
    [InlineData("Case", null, "003A")]
    public void People_go_into_one_relation_and_things_into_the_other(string objectName, string? who, string? what)
    {
        var match = new CallerMatch(new(objectName, "003A"), PersonalText.Of("X"), PersonalText.Empty, $"{objectName}.Phone");

        var task = Ended(EndCause.AgentHungUp, new CallerMatched(start, call, [match]));

        Assert.Equal((who, what), (task.Relation["WhoId"], task.Relation["WhatId"]));
    }

    [Theory]
    [InlineData("Case")]
    [InlineData("Account")]
    public void The_contact_behind_a_case_or_a_person_account_is_who_called(string objectName)
    {
        var match = new CallerMatch(new(objectName, "001A"), PersonalText.Of("X"), PersonalText.Empty, $"{objectName}.Phone", Contact: "003B");

        var task = Ended(EndCause.AgentHungUp, new CallerMatched(start, call, [match]));

        Assert.Equal(("003B", "001A"), (task.Relation["WhoId"], task.Relation["WhatId"]));
    }

    [Fact]
    public void A_call_of_which_the_person_was_erased_keeps_its_facts()
    {
        var task = builder.Build(
        [
            new CallArrived(start, call, new(call, 1), PersonalText.Erased, PersonalText.Erased, "+46852550100", PersonalText.Erased, start.AddHours(1)),
            new NotesWritten(start, call, PersonalText.Erased),
            new CallEnded(start.AddSeconds(5), call, EndCause.Abandoned, start.AddSeconds(9)),
        ])!;

        Assert.Equal("Missed call · (erased)", task.Fields["Subject"]);
        Assert.DoesNotContain("withheld", (string)task.Fields["Description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_are_cut_between_characters_and_facts_are_kept()
    {
        var notes = string.Concat(Enumerable.Repeat("😀", 20_000));

        var text = (string)Ended(EndCause.AgentHungUp, new NotesWritten(start, call, PersonalText.Of(notes))).Fields["Description"]!;

        Assert.InRange(text.Length, 31_990, 32_000);
        Assert.EndsWith("Ended by the agent.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', new string([.. System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text))]));
    }

    [Fact]
    public async Task Mappings_know_what_a_call_carries_such_as_the_answers_of_its_survey()
    {
        await rig.Stored.WriteAsync(CallMappings.Setting, """{"task":[{"field":"CallDisposition","value":"number(data.helped)","when":"end"}]}""", CancellationToken.None);
        await rig.Mappings.LoadAsync(CancellationToken.None);

        var task = Ended(EndCause.AgentHungUp, new CallVariablesSet(start.AddSeconds(90), call, [new("Helped", PersonalText.Of("5"))]));

        Assert.Equal("5", task.Fields["CallDisposition"]!.ToString());
    }

    [Theory]
    [InlineData(EndCause.Busy, "The dialled party was busy.", "Outbound call, busy")]
    [InlineData(EndCause.NoAnswer, "The dialled party did not answer.", "Outbound call, no answer")]
    [InlineData(EndCause.Declined, "The dialled party declined the call.", "Outbound call, declined")]
    [InlineData(EndCause.NoSuchNumber, "Nobody has the dialled number.", "Outbound call, not reached")]
    [InlineData(EndCause.NoTrunk, "There was no trunk to the outside.", "Outbound call, not reached")]
    [InlineData(EndCause.LineOutOfOrder, "The line to the outside was out of order.", "Outbound call, not reached")]
    [InlineData(EndCause.Rejected, "The dialled party could not be reached.", "Outbound call, not reached")]
    public void A_call_that_reached_nobody_says_why(EndCause cause, string words, string subject)
    {
        var dialed = new CallDialed(start, call, TestSite.Sam, new(call, 1), new(call, 2), PersonalText.Of("+46701740633"), null, start.AddSeconds(5), start.AddMinutes(1), start.AddHours(1));

        var task = builder.Build([dialed, new CallEnded(start.AddSeconds(20), call, cause, start.AddSeconds(40))])!;

        Assert.Contains(words, task.Fields["Description"]!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(subject, task.Fields["Subject"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_a_flow_refused_as_busy_says_that_and_of_no_dialled_party()
    {
        var arrived = Accepted()[0];

        var task = builder.Build([arrived, new CallEnded(start, call, EndCause.Busy, start.AddSeconds(40))])!;

        Assert.Contains("The call flow refused the call as busy.", task.Fields["Description"]!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Refused call", task.Fields["Subject"]!.ToString(), StringComparison.Ordinal);
    }

    private WantedTask Ended(EndCause cause, params ExchangeEvent[] between) =>
        builder.Build([.. Accepted(), .. between, new CallEnded(start.AddSeconds(100), call, cause, start.AddSeconds(140))])!;

    private static ExchangeEvent[] Accepted() =>
    [
        new CallArrived(
            start, call, new(call, 1), PersonalText.Of("+46701740633"), PersonalText.Empty, "+46852550100", PersonalText.Empty, start.AddHours(1)),
        new CallQueued(start, call, TestSite.Support, start, false, start.AddHours(1)),
        new OfferAccepted(start.AddSeconds(10), new(call, 1), TestSite.Sam, new(call, 2), start.AddSeconds(30)),
    ];
}
