using Patchbay.Core.Numbers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Who talked last with a customer.</summary>
/// <param name="Call">In which call.</param>
/// <param name="Number">The customer's number.</param>
/// <param name="Record">Id of the customer's record; null when unknown.</param>
/// <param name="Agent">Who.</param>
/// <param name="At">When the call ended, or went on without that agent.</param>
public sealed record LastTalk(InteractionId Call, PersonalText Number, string? Record, AgentId Agent, DateTimeOffset At);

/// <summary>Remembers who talked last with each customer. Bounded: the oldest is forgotten first.</summary>
public sealed class LastTalks
{
    /// <summary>How many talks are remembered.</summary>
    public const int Most = 50_000;

    private readonly Dictionary<string, LastTalk> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LastTalk> byRecord = new(StringComparer.Ordinal);
    private readonly Queue<LastTalk> order = [];

    /// <summary>All talks, oldest first.</summary>
    public IReadOnlyCollection<LastTalk> All => order;

    /// <summary>Notes a talk, which is later than all others.</summary>
    /// <param name="talk">The talk.</param>
    public void Add(LastTalk talk)
    {
        order.Enqueue(talk);
        if (KeyOf(talk.Number) is { } number) byNumber[number] = talk;
        if (talk.Record is { } record) byRecord[record] = talk;
        if (order.Count <= Most) return;
        var oldest = order.Dequeue();
        Forget(byNumber, KeyOf(oldest.Number), oldest);
        Forget(byRecord, oldest.Record, oldest);
    }

    /// <summary>Finds who talked last with a customer.</summary>
    /// <param name="number">The customer's number.</param>
    /// <param name="record">Id of the customer's record; null when unknown.</param>
    /// <param name="country">The country in which numbers are written, ISO 3166-1; null when nobody knows.</param>
    /// <returns>The later of both; null when nobody did.</returns>
    public LastTalk? Find(PersonalText number, string? record, string? country)
    {
        var one = KeyOf(number) is { } key ? NumberWritings.Of(key, country).Select(written => byNumber.GetValueOrDefault(written)).MaxBy(talk => talk?.At) : null;
        var other = record is null ? null : byRecord.GetValueOrDefault(record);
        return one is null || other?.At > one.At ? other : one;
    }

    private static void Forget(Dictionary<string, LastTalk> talks, string? key, LastTalk talk)
    {
        if (key is not null && talks.TryGetValue(key, out var known) && ReferenceEquals(known, talk)) talks.Remove(key);
    }

    private static string? KeyOf(PersonalText number) => DialledNumber.TryRead(number.Value, out var written) ? written : null;
}
