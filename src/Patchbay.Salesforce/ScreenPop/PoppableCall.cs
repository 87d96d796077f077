using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Matching.LookUp;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>A call for which a pop may be due.</summary>
/// <param name="caller">Who calls, or is called.</param>
internal sealed class PoppableCall(Caller caller)
{
    /// <summary>Who calls, or is called.</summary>
    internal Caller Caller { get; set; } = caller;

    /// <summary>Who is asked or talks; null when nobody.</summary>
    internal AgentId? Agent { get; set; }

    /// <summary>Id of the pop that is due to this agent; null when none is.</summary>
    internal string? PopId { get; set; }

    /// <summary>Others who are asked at the same time, each with the pop that is due.</summary>
    internal List<(AgentId Agent, string PopId)> Others { get; } = [];

    /// <summary>Who the caller may be; default until looked up.</summary>
    internal ImmutableArray<CallerMatch> Matches { get; set; }

    /// <summary>What an agent picked.</summary>
    internal CallerMatch? Picked { get; set; }
}
