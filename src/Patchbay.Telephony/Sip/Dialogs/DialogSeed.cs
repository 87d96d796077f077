namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The caller's own name for a dialog, e.g. the leg's id. The same seed and key give the same Call-ID and tag again.</summary>
/// <param name="Value">Any text that is used for one dialog only.</param>
public readonly record struct DialogSeed(string Value)
{
    /// <summary>A seed from an id.</summary>
    public static DialogSeed From(Guid id) => new(id.ToString("N"));
}
