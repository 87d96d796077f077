using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Someone to be looked up.</summary>
/// <param name="Call">In which call.</param>
/// <param name="Number">The number as it came or was dialled; empty when withheld.</param>
/// <param name="Since">When it was asked.</param>
/// <param name="Direction">Who called.</param>
/// <param name="Name">The name that came with the call; empty when none.</param>
/// <param name="Dialled">The number that was dialled.</param>
internal sealed record Caller(
    InteractionId Call, PersonalText Number, DateTimeOffset Since, CallDirection Direction, PersonalText Name, string Dialled)
{
    /// <summary>What the call carries.</summary>
    internal ImmutableArray<CallVariable> Data { get; init; } = [];

    /// <summary>True when it was looked up before, and only what the call carries is new.</summary>
    internal bool IsByDataOnly { get; init; }

    /// <summary>A caller who rings.</summary>
    internal static Caller Of(CallArrived e, TimeProvider time) =>
        new(e.Call, e.Ani, time.GetUtcNow(), CallDirection.Inbound, e.CallerName, e.Dnis) { Data = CallVariables.Merge([], e.Data) };

    /// <summary>Somebody who is dialled.</summary>
    internal static Caller Of(CallDialed e, TimeProvider time) => new(e.Call, e.Number, time.GetUtcNow(), CallDirection.Outbound, PersonalText.Empty, "");

    /// <summary>Somebody who wants to be called back.</summary>
    internal static Caller Of(CallbackAsked e, TimeProvider time) => new(e.Call, e.Number, time.GetUtcNow(), CallDirection.Outbound, e.CallerName, "");
}

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
                case CallArrived e: Note(Caller.Of(e, time)); break;
                case CallDialed { Record: null } e: Note(Caller.Of(e, time)); break;
                case CallbackAsked { Record: null } e: Note(Caller.Of(e, time)); break;
                case CallVariablesSet e: Note(OnlyData(e)); break;
            }
        }
    }

    /// <summary>Conditions and texts see what was set now; who calls was looked up when the call came.</summary>
    private Caller OnlyData(CallVariablesSet e) => new(e.Call, PersonalText.Empty, time.GetUtcNow(), CallDirection.Inbound, PersonalText.Empty, "")
    {
        Data = e.Variables,
        IsByDataOnly = true,
    };

    private void Note(Caller caller)
    {
        if (!callers.Writer.TryWrite(caller)) logger.CallerNotLookedUp(caller.Call);
    }
}
