using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Health;

namespace Patchbay.Server.Features.Phone;

/// <summary>Says what is wrong on the server's side, for the panel's trouble line: the worst thing only.</summary>
/// <param name="loop">Knows whether the journal stands still.</param>
/// <param name="salesforce">Knows how it goes with Salesforce.</param>
internal sealed class ServerTrouble(ExchangeLoop loop, ISalesforceHealth salesforce)
{
    private PhoneTrouble? told;

    internal PhoneTrouble? Current => loop.StalledSince is { } since
        ? new("journal.stalled", "Calls cannot be recorded since {since}. Your call goes on; no new calls come in.", since)
        : OfSalesforce(salesforce.Current);

    /// <summary>True when it is not what it was at the last question.</summary>
    internal bool Changed()
    {
        var now = Current;
        var changed = now != told;
        told = now;
        return changed;
    }

    private static PhoneTrouble? OfSalesforce(SalesforceStatus status) => status.State switch
    {
        // A key that is not unique is the administrator's business: agents could do nothing about it, and records are written.
        SalesforceState.Off or SalesforceState.Answering or SalesforceState.KeyNotUnique => null,
        SalesforceState.Away => new("salesforce.down", $"Salesforce does not answer since {{since}}. {CallsGoOn(status)}", status.Since),
        SalesforceState.SignInRefused => new(
            "salesforce.signIn", $"Salesforce refuses the phone server since {{since}}. {CallsGoOn(status)} Tell your administrator.", status.Since),
        SalesforceState.LimitReached => new(
            "salesforce.limit", $"Salesforce takes no more requests since {{since}}: a limit is used up. {CallsGoOn(status)}", status.Since),
        SalesforceState.PackageMissing => new(
            "salesforce.package", $"Salesforce lacks the phone's package since {{since}}. {CallsGoOn(status)} Tell your administrator.", status.Since),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string CallsGoOn(SalesforceStatus status) => status.Waiting switch
    {
        0 => "Calls go on; their logs will wait.",
        1 => "Calls go on; 1 log waits.",
        var waiting => $"Calls go on; {waiting} logs wait.",
    };
}
