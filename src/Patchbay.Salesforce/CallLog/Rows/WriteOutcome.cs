using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>What a try to write one row came to.</summary>
internal abstract record WriteOutcome
{
    /// <summary>It stands in Salesforce.</summary>
    /// <param name="Id">Its id.</param>
    internal sealed record Written(string Id) : WriteOutcome;

    /// <summary>Try again later.</summary>
    /// <param name="Code">Why not now.</param>
    internal sealed record Later(string Code) : WriteOutcome;

    /// <summary>The org's rules refuse it.</summary>
    /// <param name="Code">Which.</param>
    /// <param name="Reason">What the org said, without our own values in it.</param>
    internal sealed record Parked(string Code, string Reason) : WriteOutcome;

    /// <summary>A person deleted it.</summary>
    internal sealed record Deleted : WriteOutcome;
}

/// <summary>Everything must wait.</summary>
/// <param name="Kind">Why: no answer, sign-in, quota, or the org lacks what we need.</param>
/// <param name="Code">Code of the error.</param>
internal sealed record WriteStop(FaultKind Kind, string Code)
{
    /// <summary>Our own share of the day's calls is spent; the org would take more.</summary>
    internal const string ShareSpent = "SHARE_SPENT";

    /// <summary>The org lacks the field that keeps records from being doubled.</summary>
    internal const string KeyMissing = "KEY_MISSING";

    /// <summary>The same for people.</summary>
    internal string Words => (Kind, Code) switch
    {
        (_, ShareSpent) => "Patchbay's share of the org's API calls a day is spent, Salesforce:ApiShare",
        (_, KeyMissing) => $"the org lacks the field {TaskFields.Key}, or keeps it from Patchbay's user",
        (FaultKind.SignIn, _) => "the org refuses the sign-in",
        (FaultKind.Quota, _) => "the org's API calls or its room are used up",
        (FaultKind.Park, _) => "the org refuses whatever is sent",
        _ => "the org does not answer, or says that it cannot now",
    };
}
