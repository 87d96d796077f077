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
internal sealed record WriteStop(FaultKind Kind, string Code);
