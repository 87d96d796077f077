using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Telephony.Bridge;

/// <summary>Whom a name or a number means that was dialled at a desk phone for a transfer or a consult.</summary>
/// <param name="accounts">The agents by the names their phones go by; null where there are no phones.</param>
internal sealed class PhoneTargets(DeskPhoneAccounts? accounts)
{
    /// <summary>Reads what was dialled: a colleague's name, else a number.</summary>
    internal async ValueTask<TransferTarget> ReadAsync(string dialled, CancellationToken cancellationToken) =>
        accounts is not null && await accounts.FindAgentAsync(dialled, cancellationToken) is { } colleague
            ? new(colleague)
            : new(null, null, PersonalText.Of(dialled));
}

/// <summary>What all lines of desk phones share.</summary>
/// <param name="Targets">Whom names and numbers mean.</param>
/// <param name="Lend">Makes a phone's audio the agent's; null gives it back to the browser.</param>
/// <param name="HasBrowser">Says whether a browser of the agent's is connected or about to be.</param>
/// <param name="States">What panels are told.</param>
internal sealed record PhoneSurroundings(
    PhoneTargets Targets, Action<AgentId, LentAudio?> Lend, Func<AgentId, bool> HasBrowser, DeskPhoneStates States);
