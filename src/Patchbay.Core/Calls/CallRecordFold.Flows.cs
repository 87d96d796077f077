namespace Patchbay.Core.Calls;

/// <content>What a call flow learned on the way, and where it could not do what it says.</content>
public static partial class CallRecordFold
{
    private static CallRecord OfFlow(CallRecord r, CallFlowEvent e) => e switch
    {
        FlowEntered f => Into(r, new(f.At, f.Flow, f.Version)).Begin(ParticipantKind.Customer, null, SegmentKind.Flow, f.At),
        FlowTransferred f => Into(r, new(f.At, f.Flow, f.Version)).Begin(ParticipantKind.Customer, null, SegmentKind.Flow, f.At),
        // Who leaves the queue by a key or an exit of its plan has that as the reason.
        FlowResumed f => r.Begin(
            ParticipantKind.Customer, null, SegmentKind.Flow, f.At, r.IsOpen(ParticipantKind.Customer, SegmentKind.Queue) ? "waited too long" : null),
        FlowLookupBegan began => Asked(r, began),
        FlowLookupEnded ended => r with { Lookups = [.. r.Lookups.Select(one => one.Lookup == ended.Lookup ? one with { EndedAt = ended.At, Outcome = ended.Outcome } : one)] },
        FlowValueRefused refused => r with { RefusedValues = r.RefusedValues.Add(refused) },
        FlowFailed failed => r with { FlowFailure = failed },
        _ => OfParties(r, e),
    };

    private static CallRecord Into(CallRecord r, FlowPassage flow) => r with { Flows = r.Flows.Add(flow) };

    /// <summary>The same question again tells what is asked, once the caller is known.</summary>
    private static CallRecord Asked(CallRecord r, FlowLookupBegan began) => r with
    {
        Lookups = r.Lookups is [.., var last] && last.Lookup == began.Lookup
            ? r.Lookups.SetItem(r.Lookups.Length - 1, last with { Question = began.Question })
            : r.Lookups.Add(new(began.Lookup, began.Question, began.At)),
    };
}
