using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Screens;

/// <summary>What a screen pop shows.</summary>
/// <param name="Call">The call it is about.</param>
/// <param name="PopId">Names the pop: the same id is shown once at most.</param>
/// <param name="Record">The record to open; null when there is none or several.</param>
/// <param name="NewObject">The object of a new record to offer, its number filled in; null when none.</param>
/// <param name="Number">The number to fill in.</param>
public sealed record ScreenPop(InteractionId Call, string PopId, RecordRef? Record, string? NewObject, PersonalText Number);

/// <summary>The screens of agents.</summary>
public interface IScreens
{
    /// <summary>Shows something where the agent works. A pop that is repeated with the same id is shown once.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="pop">What.</param>
    void Pop(AgentId agent, ScreenPop pop);
}
