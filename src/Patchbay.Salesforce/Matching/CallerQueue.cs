using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.Matching;

/// <summary>Someone to be looked up.</summary>
/// <param name="Call">In which call.</param>
/// <param name="Number">The number as it came or was dialled; empty when withheld.</param>
/// <param name="Since">When it was asked.</param>
/// <param name="Direction">Who called.</param>
/// <param name="Name">The name that came with the call; empty when none.</param>
/// <param name="Dialled">The number that was dialled.</param>
internal sealed record Caller(
    InteractionId Call, PersonalText Number, DateTimeOffset Since, CallDirection Direction, PersonalText Name, string Dialled);

/// <summary>Notes callers as their calls begin. Only notes: the look-up runs elsewhere.</summary>
internal sealed class CallerQueue(TimeProvider time, ILogger<CallerQueue> logger) : IReactor
{
    /// <summary>Callers in a burst; when more come at once, the newest are not looked up, and say so.</summary>
    private const int MostWaiting = 20_000;

    private readonly Channel<Caller> callers = Channel.CreateBounded<Caller>(MostWaiting);

    /// <summary>Callers to be looked up.</summary>
    internal ChannelReader<Caller> Reader => callers.Reader;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            switch (entry.Event)
            {
                case CallArrived e: Note(new(e.Call, e.Ani, time.GetUtcNow(), CallDirection.Inbound, e.CallerName, e.Dnis)); break;
                case CallDialed { Record: null } e: Note(new(e.Call, e.Number, time.GetUtcNow(), CallDirection.Outbound, PersonalText.Empty, "")); break;
            }
        }
    }

    private void Note(Caller caller)
    {
        if (!callers.Writer.TryWrite(caller)) logger.CallerNotLookedUp(caller.Call);
    }
}
