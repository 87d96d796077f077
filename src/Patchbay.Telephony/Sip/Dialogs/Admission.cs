namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The gate's answer.</summary>
/// <param name="Code">Zero to let the call in, else the status code it is refused with.</param>
/// <param name="RetryAfter">When the caller may try again.</param>
public readonly record struct Admission(int Code, TimeSpan RetryAfter)
{
    /// <summary>Lets the call in.</summary>
    public static Admission Granted => default;

    /// <summary>503: too much to do.</summary>
    public static Admission Overloaded(TimeSpan retryAfter) => new(503, retryAfter);

    /// <summary>The call may come in.</summary>
    public bool IsGranted => Code == 0;
}
