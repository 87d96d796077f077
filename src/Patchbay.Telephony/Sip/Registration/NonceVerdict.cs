namespace Patchbay.Telephony.Sip.Registration;

/// <summary>What a nonce that came back is worth.</summary>
internal enum NonceVerdict
{
    /// <summary>Ours, young, and this use of it is new.</summary>
    Fresh,

    /// <summary>Ours, but too old or used with this count before: whoever knows the secret gets another one.</summary>
    Stale,

    /// <summary>Never ours.</summary>
    Foreign,
}
