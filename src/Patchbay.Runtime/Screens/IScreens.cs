using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Screens;

/// <summary>What a screen pop opens that is neither a record nor a form for one.</summary>
public enum ScreenPageKind
{
    /// <summary>The CRM's search page, with a text.</summary>
    Search,

    /// <summary>A flow, by its name.</summary>
    Flow,

    /// <summary>A page of the CRM, by its address from the root.</summary>
    Url,
}

/// <summary>A page of the CRM.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The text to search, the flow's name, or the address.</param>
public sealed record ScreenPage(ScreenPageKind Kind, string Target);

/// <summary>What a screen pop shows.</summary>
/// <param name="Call">The call it is about.</param>
/// <param name="PopId">Names the pop: the same id is shown once at most.</param>
/// <param name="Record">The record to open; null when there is none or several.</param>
/// <param name="NewObject">The object of a new record to offer, its number filled in; null when none.</param>
/// <param name="Number">The number to fill in.</param>
public sealed record ScreenPop(InteractionId Call, string PopId, RecordRef? Record, string? NewObject, PersonalText Number)
{
    /// <summary>Another page to open instead; null when none.</summary>
    public ScreenPage? Page { get; init; }

    /// <summary>Fields of the new record that are filled in, or arguments of the flow.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True to open it in place of the page in view, false for a tab of its own.</summary>
    public bool InPlace { get; init; }

    /// <summary>The record that it shows, or is about, and who may see it; null when there is none.</summary>
    public CallerMatch? Match { get; init; }
}

/// <summary>The screens of agents.</summary>
public interface IScreens
{
    /// <summary>Shows something where the agent works. A pop that is repeated with the same id is shown once.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="pop">What.</param>
    void Pop(AgentId agent, ScreenPop pop);

    /// <summary>Shows an agent's screens anew: what the agent may see has changed.</summary>
    /// <param name="agent">Who.</param>
    void Refresh(AgentId agent);
}
