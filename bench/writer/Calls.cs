using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Bench.Writer;

/// <summary>The events of usual calls: known caller, one agent, recorded, wrapped up.</summary>
internal sealed class Calls(IReadOnlyList<string> contacts)
{
    private static readonly AgentId agent = new(Guid.Parse("019ab000-0000-7000-8000-00000000a001"));
    private static readonly QueueId queue = new(Guid.Parse("019ab000-0000-7000-8000-00000000b001"));
    private int number;

    internal static ExchangeEvent[] SetUp(DateTimeOffset at) =>
    [
        new QueueConfigured(at, queue, QueueSettings.Standard("Support")),
        new AgentAdded(at, agent, PersonalText.Of("Maya Okafor"), [queue]),
    ];

    internal static InteractionId Next() => new(Guid.CreateVersion7());

    internal ExchangeEvent[] Ring(InteractionId call, DateTimeOffset at)
    {
        var contact = contacts[Interlocked.Increment(ref number) % contacts.Count];
        return
        [
            new CallArrived(at, call, new(call, 1), PersonalText.Of("+46701740633"), PersonalText.Of("Ada Lindqvist"), "+46852550100", PersonalText.Of("dialog"), at.AddHours(4)),
            new CallQueued(at, call, queue, at, false, at.AddHours(1)),
            new OfferMade(at, new(call, 1), agent, queue, at.AddSeconds(20), new("longest-idle", TimeSpan.FromSeconds(30), TimeSpan.Zero, 3)),
            new CallerMatched(at, call, [new(new("Contact", contact), PersonalText.Of("Ada Lindqvist"), PersonalText.Of("Nordic Trams AB"), "Contact.MobilePhone")]),
        ];
    }

    internal static ExchangeEvent[] Answer(InteractionId call, DateTimeOffset at) => [new OfferAccepted(at, new(call, 1), agent, new(call, 2), at.AddSeconds(10))];

    internal static ExchangeEvent[] HangUp(InteractionId call, DateTimeOffset at) =>
    [
        new CallEnded(at, call, EndCause.CustomerHungUp, at.AddSeconds(30)),
        new WrapUpStarted(at, call, agent, at.AddMinutes(2)),
        new RecordingFinished(at, call, TimeSpan.FromSeconds(60), 2, "ab"),
    ];

    internal static ExchangeEvent[] WrapUp(InteractionId call, DateTimeOffset at) =>
        [new NotesWritten(at, call, PersonalText.Of("Wants a new card.")), new WrapUpEnded(at, call, agent, "Resolved"), new CallClosed(at, call)];

    internal ExchangeEvent[] Whole(InteractionId call, DateTimeOffset at) =>
        [.. Ring(call, at), .. Answer(call, at.AddSeconds(5)), .. HangUp(call, at.AddSeconds(65)), .. WrapUp(call, at.AddSeconds(80))];
}
