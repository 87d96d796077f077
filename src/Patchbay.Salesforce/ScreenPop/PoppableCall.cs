using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>What a pop shows.</summary>
/// <param name="Record">The record to open; null for none or several.</param>
/// <param name="NewObject">The object of a new record to offer; null when there are matches.</param>
internal readonly record struct PopTarget(RecordRef? Record, string? NewObject);

/// <summary>A call for which a pop may be due.</summary>
/// <param name="id">Which.</param>
/// <param name="number">The customer's number.</param>
internal sealed class PoppableCall(InteractionId id, PersonalText number)
{
    /// <summary>What an unknown caller becomes, when the agent wants it.</summary>
    private const string ObjectForUnknown = "Contact";

    /// <summary>Which.</summary>
    internal InteractionId Id { get; } = id;

    /// <summary>The customer's number.</summary>
    internal PersonalText Number { get; } = number;

    /// <summary>Who is asked or talks; null when nobody.</summary>
    internal AgentId? Agent { get; set; }

    /// <summary>Id of the pop that is due to this agent; null when none is.</summary>
    internal string? PopId { get; set; }

    /// <summary>Who the caller may be; default until looked up.</summary>
    internal ImmutableArray<CallerMatch> Matches { get; set; }

    /// <summary>What an agent picked.</summary>
    internal RecordRef? Picked { get; set; }

    /// <summary>Says what to show.</summary>
    /// <returns>Null until it is known.</returns>
    internal PopTarget? Target()
    {
        if (Picked is { } picked) return new(picked, null);
        if (Matches.IsDefault) return null;
        return Matches.Length switch
        {
            0 => new(null, ObjectForUnknown),
            1 => new(Matches[0].Record, null),
            _ => new(null, null),
        };
    }
}
