using Microsoft.Extensions.Options;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Runs the visit: the sign-in first, since nothing else can be seen without it, then one part after the other.</summary>
internal sealed class OrgDoctor(TokenSource tokens, IOptions<SalesforceOptions> options, IEnumerable<IOrgExamination> parts, ObjectShapes shapes, CallLogNudge writer) : IOrgCheck
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || options.Value.LoginUrl is null)
            return [OrgFinding.Error("org.off", "This org is not set up.", "patchbay org connect NAME", "Connect an org, or set Salesforce:Enabled in the settings file.")];
        var found = new List<OrgFinding>();
        // Who asks has changed something, and wants to hear of the org as it is now.
        shapes.Forget();
        tokens.AskAgain();
        Uri org = options.Value.LoginUrl;
        if (await SignInAsync(cancellationToken) is { } refused) return [refused with { Link = SetupLinks.Of(org, refused.Where) }];
        // The sign-in may go through an address of all orgs; its answer tells the org's own.
        org = (await tokens.GetAsync(null, cancellationToken)).Instance;
        found.Add(OrgFinding.Fine("signIn", $"The sign-in works at {options.Value.LoginUrl.Host}."));
        foreach (var part in parts)
        {
            var (findings, goesOn) = await LookAsync(part, cancellationToken);
            found.AddRange(findings);
            if (!goesOn) break;
        }

        if (found.TrueForAll(finding => finding.Level is not FindingLevel.Error)) writer.TryAgain();
        return [.. OneOfEachField(found).Select(finding => finding with { Link = SetupLinks.Of(org, finding.Where) })];
    }

    /// <summary>Several parts come upon the same field: the first that does tells of it, with what the others know beyond that.</summary>
    private static IEnumerable<OrgFinding> OneOfEachField(List<OrgFinding> found)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var finding in found)
        {
            if (finding.Field is null) yield return finding;
            else if (told.Add(finding.Field))
                yield return finding with { Words = string.Join(' ', found.Where(other => other != finding && IsSame(other, finding)).Select(other => other.Addition).OfType<string>().Prepend(finding.Words)) };
        }

        static bool IsSame(OrgFinding other, OrgFinding finding) => string.Equals(other.Field, finding.Field, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<OrgFinding?> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tokens.GetAsync(null, cancellationToken);
            return null;
        }
        catch (SalesforceFault fault)
        {
            return OrgFinding.Error("signIn.refused", SignInWords.Of(fault), "Setup › Login History", "Nothing else can be looked at before the sign-in works.");
        }
    }

    /// <summary>Looks at a part. What is in the way of all parts is said once, and is the last finding.</summary>
    private static async Task<(IReadOnlyList<OrgFinding> Findings, bool GoesOn)> LookAsync(IOrgExamination part, CancellationToken cancellationToken)
    {
        try
        {
            return (await part.LookAsync(cancellationToken), true);
        }
        catch (SalesforceFault fault)
        {
            var words = Words(fault);
            return ([words], words.Level is not FindingLevel.Error);
        }
    }

    private static OrgFinding Words(SalesforceFault fault) => fault.Error.Code switch
    {
        "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" => OrgFinding.Error(
            "api.off", "The API is switched off: the edition does not include it, or the user may not use it.", "Setup › Company Information", "Enterprise, Unlimited and Developer Edition include the API; in Professional Edition it is an add-on. Then give the user “API Enabled”."),
        "REQUEST_LIMIT_EXCEEDED" => OrgFinding.Error(
            "api.limit", "The org's API calls of the last 24 hours are used up.", "Setup › Company Information › API Requests, Last 24 Hours", "Find who spends them, or wait; Patchbay goes on by itself."),
        _ when fault.Kind is FaultKind.SignIn => OrgFinding.Error("signIn.refused", SignInWords.Of(fault), "Setup › Login History", "See what it says of the last sign-ins."),
        var code when fault.Kind is FaultKind.Retry or FaultKind.UnknownOutcome => OrgFinding.Error(
            "org.away", $"Salesforce does not answer as it should: {code}. The rest could not be looked at.", "https://status.salesforce.com", "Look there whether your instance is down, and check again. Calls wait meanwhile and are written when it is back; none is lost."),
        var code => OrgFinding.Warning("check.failed", $"A part could not be looked at: Salesforce answered {code}.", "patchbay org check", "Try again; when it stays so, look at the user's permissions."),
    };
}
