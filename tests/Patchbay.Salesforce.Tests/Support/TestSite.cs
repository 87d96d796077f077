using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.CallLog;
using Patchbay.Testing.Journal;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>The real rules with a journal in memory and no threads: a command is decided, journalled and reacted to before the call returns.</summary>
internal sealed class TestSite(TimeProvider time) : IExchange
{
    public static readonly AgentId Sam = new(Guid.Parse("019ab000-0000-7000-8000-00000000a001"));
    public static readonly AgentId Kim = new(Guid.Parse("019ab000-0000-7000-8000-00000000a002"));
    public static readonly QueueId Support = new(Guid.Parse("019ab000-0000-7000-8000-00000000b001"));

    private readonly SiteExchange exchange = new(new());
    private readonly CallLogProjection projection = new();
    private readonly Lock access = new();
    private int calls;

    public InMemoryJournal Journal { get; } = new();

    public List<IReactor> Reactors { get; } = [];

    public List<ExchangeCommand> Refused { get; } = [];

    public List<AttachMatches> Attached { get; } = [];

    /// <summary>A queue with two agents, the first ready.</summary>
    public TestSite Staffed()
    {
        Do(new ConfigureQueue(Support, QueueSettings.Standard("Support")));
        Do(new ConfigureEntryPoint(new(EntryPoint.AnyNumber, Support)));
        foreach (var (agent, name) in new[] { (Sam, "Sam Berg"), (Kim, "Kim Holm") })
        {
            Do(new AddAgent(agent, PersonalText.Of(name), [Support]));
            Do(new ReportPanelConnected(agent));
        }

        Do(new ChoosePresence(Sam, Presence.Available));
        return this;
    }

    public InteractionId Arrive(string number, string name = "", params CallVariable[] data)
    {
        var id = new InteractionId(Guid.Parse($"019ab000-0000-7000-8000-{++calls:x12}"));
        Do(new ArriveCall(id, PersonalText.Of(number), PersonalText.Of(name), "+46852550100", PersonalText.Of("dialog"), [.. data]));
        return id;
    }

    /// <summary>The record that the log of a call hangs on.</summary>
    public CallerMatch? RecordOf(InteractionId call) =>
        CallRecordFold.Fold(Journal.ReadSubject(call.Value).Select(e => e.Event))!.Record;

    /// <summary>A call from ring to the end of the talk; its wrap-up runs.</summary>
    public InteractionId Talk(string number, string name = "", ManualTime? clock = null)
    {
        var id = Arrive(number, name);
        clock?.Advance(TimeSpan.FromSeconds(8));
        Do(new AcceptOffer(new(id, 1), Sam));
        clock?.Advance(TimeSpan.FromSeconds(72));
        Do(new ReportLegEnded(new(id, 1), EndCause.CustomerHungUp, null));
        return id;
    }

    public void Finish(InteractionId call, string? disposition = "Resolved", string notes = "", AgentId? agent = null) =>
        Do(new FinishWrapUp(call, agent ?? Sam, disposition, PersonalText.Of(notes)));

    public void Do(ExchangeCommand command)
    {
        lock (access)
        {
            if (command is AttachMatches matches) Attached.Add(matches);
            var result = exchange.Execute(command, time.GetUtcNow());
            if (result.Refusal is { } refusal)
            {
                Refused.Add(command);
                throw new InvalidOperationException($"{command.GetType().Name}: {refusal.Code}");
            }

            Commit(result.Value);
        }
    }

    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        Do(command);
        return new((Refusal?)null);
    }

    public bool Post(ExchangeCommand command)
    {
        Do(command);
        return true;
    }

    private void Commit(Outcome outcome)
    {
        var first = Journal.LastSequence + 1;
        JournalEntry[] entries = [.. outcome.Events.Select((e, i) => new JournalEntry(first + i, e))];
        RecordMark[] marks = [.. entries.Select(e => (Record: projection.Dirties(e.Event), e.Sequence)).Where(m => m.Record is not null).Select(m => new RecordMark(m.Record!.Value, m.Sequence))];
        Journal.Append(entries, marks);
        var committed = new Committed([.. entries], outcome.Plans, outcome.Agents, outcome.Queues);
        foreach (var reactor in Reactors) reactor.React(committed);
    }
}
