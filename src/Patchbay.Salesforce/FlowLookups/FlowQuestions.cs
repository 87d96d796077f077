using System.Threading.Channels;
using Patchbay.Core.Calls;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.FlowLookups;

/// <summary>Notes what call flows ask. Only notes: Salesforce is asked elsewhere.</summary>
internal sealed class FlowQuestions : IReactor
{
    /// <summary>Questions in a burst. More cannot be answered in time anyway: their callers go on when their own limit is over.</summary>
    private const int MostWaiting = 256;

    private readonly Channel<FlowLookupBegan> questions = Channel.CreateBounded<FlowLookupBegan>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Questions to be answered.</summary>
    internal ChannelReader<FlowLookupBegan> Reader => questions.Reader;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is FlowLookupBegan { Question: not null } asked) questions.Writer.TryWrite(asked);
        }
    }
}
