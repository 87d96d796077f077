using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Health;

namespace Patchbay.Server.Features.Phone;

/// <summary>Says what is wrong on the server's side, for the panel's trouble line: the worst thing only.</summary>
/// <param name="loop">Knows whether the journal stands still.</param>
/// <param name="salesforce">Knows how it goes with Salesforce.</param>
internal sealed class ServerTrouble(ExchangeLoop loop, ISalesforceHealth salesforce)
{
    private readonly Lock gate = new();
    private PhoneTrouble? told;
    private bool toldOther;

    private PhoneTrouble? Current => loop.StalledSince is { } since
        ? new("journal.stalled", "Calls cannot be recorded since {since}. Your call goes on; no new calls come in.", since)
        : OfSalesforce(salesforce.Current);

    /// <summary>What to show on a panel now.</summary>
    internal PhoneTrouble? Tell()
    {
        lock (gate)
        {
            var now = Current;
            toldOther |= now != told;
            return now;
        }
    }

    /// <summary>True when any panel may show something else than what is wrong now, so that all of them are to be told.</summary>
    internal bool MustTellAll()
    {
        lock (gate)
        {
            var now = Current;
            // A panel that came since the last question may have been told of a trouble that began and ended between the two.
            var must = toldOther || now != told;
            (told, toldOther) = (now, false);
            return must;
        }
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
