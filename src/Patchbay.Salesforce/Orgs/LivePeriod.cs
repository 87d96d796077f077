namespace Patchbay.Salesforce.Orgs;

/// <summary>A time in which an org was the live one, in events of the journal.</summary>
/// <param name="After">The last event before it.</param>
/// <param name="Until">Its last event; null while it lasts.</param>
public sealed record LivePeriod(long After, long? Until)
{
    /// <summary>Tells whether an event lies in it.</summary>
    /// <param name="sequence">The event.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(long sequence) => sequence > After && (Until is not { } until || sequence <= until);
}
