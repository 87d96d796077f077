using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Which events the simulated CRM wants to know of: the end of a call and all that changes its record afterwards.</summary>
internal sealed class RecordedEnds : IRecordProjection
{
    public InteractionId? Dirties(ExchangeEvent e) => e switch
    {
        CallEnded or WrapUpStarted or WrapUpEnded or LegMeasured or LegEnded { Quality: not null } => ((CallEvent)e).Call,
        NotesWritten or CallerMatched or RecordPicked or RecordingFinished => ((CallEvent)e).Call,
        _ => null,
    };
}
