namespace Patchbay.Salesforce.Faults;

/// <summary>What to do about a failure.</summary>
public enum FaultKind
{
    /// <summary>Try the same again soon.</summary>
    Retry,

    /// <summary>The sign-in is not accepted any more, or not yet.</summary>
    SignIn,

    /// <summary>The org takes no more calls for now.</summary>
    Quota,

    /// <summary>The org's own rules refuse it; a person must look.</summary>
    Park,

    /// <summary>No answer came: it may or may not have happened. Only what can bear being done twice may be repeated.</summary>
    UnknownOutcome,
}

/// <summary>One error as Salesforce words it.</summary>
/// <param name="Code">Its code: <c>UNABLE_TO_LOCK_ROW</c>.</param>
/// <param name="Message">Its text, in the language of the API user. May quote personal data.</param>
/// <param name="Fields">The fields it is about; may be empty.</param>
public sealed record SalesforceError(string Code, string Message, IReadOnlyList<string> Fields)
{
    /// <summary>What to do about it.</summary>
    /// <param name="status">HTTP status of the answer; 200 for a row of a batch.</param>
    /// <returns>Its kind.</returns>
    public FaultKind KindOf(int status) => FaultTable.KindOf(Code, status);
}

/// <summary>Salesforce, or the way to it, failed.</summary>
/// <param name="kind">What to do about it.</param>
/// <param name="error">What it said; for a lost answer, our own words.</param>
/// <param name="status">HTTP status; 0 when there was none.</param>
/// <param name="inner">The cause.</param>
public sealed class SalesforceFault(FaultKind kind, SalesforceError error, int status, Exception? inner = null)
    : Exception($"{error.Code} ({status}): {error.Message}", inner)
{
    /// <summary>What to do about it.</summary>
    public FaultKind Kind { get; } = kind;

    /// <summary>What Salesforce said.</summary>
    public SalesforceError Error { get; } = error;

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; } = status;

    /// <summary>True when the same may work later without anyone doing anything.</summary>
    public bool IsTransient => Kind is FaultKind.Retry or FaultKind.Quota or FaultKind.UnknownOutcome;
}
