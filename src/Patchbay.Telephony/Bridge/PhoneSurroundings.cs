using Patchbay.Core.Shared;

namespace Patchbay.Telephony.Bridge;

/// <summary>What all lines of desk phones share.</summary>
/// <param name="Targets">Whom names and numbers mean.</param>
/// <param name="Lend">Makes a phone's audio the agent's; null gives it back to the browser.</param>
/// <param name="Ring">Keeps what a later process needs to stop a phone that rings for a call of its agent; empty when it rings no more.</param>
/// <param name="HasBrowser">Says whether a browser of the agent's is connected or about to be.</param>
/// <param name="States">What panels are told.</param>
internal sealed record PhoneSurroundings(
    PhoneTargets Targets, Action<AgentId, LentAudio?> Lend, Action<AgentId, PersonalText> Ring, Func<AgentId, bool> HasBrowser, DeskPhoneStates States);
