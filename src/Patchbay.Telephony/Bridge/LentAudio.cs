using System.Text.Json;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>A desk phone in the place of its agent's browser.</summary>
/// <param name="Media">Its audio.</param>
/// <param name="Dialogs">What a later process needs to end it.</param>
/// <param name="IsGone">True while nothing is heard of the phone: it carries no audio.</param>
internal sealed record LentAudio(MediaLeg Media, PersonalText Dialogs, bool IsGone = false)
{
    /// <summary>Writes down the dialogs that a phone has: the call, and the one to a consulted party.</summary>
    internal static PersonalText Write(params SipDialog?[] dialogs) => PersonalText.Of(
        JsonSerializer.Serialize(dialogs.OfType<SipDialog>().Select(dialog => dialog.Export()).ToArray(), DialogJson.Default.DialogStateArray));

    /// <summary>Reads them again. Of a phone that did not ring to us we were the ones who answered, or who were answered while it was written down.</summary>
    internal static IEnumerable<DialogState> Read(PersonalText dialogs) => dialogs.Value is { Length: > 0 } text
        ? (JsonSerializer.Deserialize<DialogState[]>(text) ?? []).Select(kept => kept with { IsAnswered = kept.IsAnswered || kept.InviteBranch is null })
        : [];
}
