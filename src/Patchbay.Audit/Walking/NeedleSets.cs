using Patchbay.Audit.Parsing;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Scanning;

namespace Patchbay.Audit.Walking;

/// <summary>Which texts make a file worth parsing, by what it is.</summary>
internal sealed class NeedleSets
{
    private static readonly string[] Fields = ["CallType", "CallObject", "CallDisposition", "CallDurationInSeconds", "CallCenter"];
    private static readonly string[] Names =
    [
        "opencti", "sforce", "interaction.js", "integration.js", "ClickToDial", "click-to-dial", "saveLog", "screenPop", "runApex", "notifyInitializationComplete",
        "getAppViewInfo", "onNavigationChange", "getSoftphoneLayout", "setSoftphone", "getDirectoryNumbers", "refreshRelatedList", "scv-connector", "serviceCloudVoice", "service-cloud-voice",
    ];

    private static readonly string[] Metadata =
    [
        "opencti", "sforce.interaction", "sforce.console", "interaction.js", "integration.js", "ClickToDial", "call_type", "call_object", "call_disposition", "call_duration", "CallDuration", "ConversationVendorInfo", "CallCoachingMediaProvider",
        "ServiceCloudVoiceSettings", "VoiceSettings", "scrt:", "runtime_conversation:", "runtime_service_scv", "service_cloud_voice:",
    ];

    private static readonly System.Buffers.SearchValues<string> OfInterest = System.Buffers.SearchValues.Create([.. Fields, .. Metadata], StringComparison.OrdinalIgnoreCase);

    private readonly MultiSearch _apex = new(new Needles([.. Fields, "AdditionalNumber", "describeSoftphoneLayout", "TaskSubtype", "webservice", "CTIExtension"]));
    private readonly MultiSearch _metadata = new(new Needles([.. Fields, .. Metadata]));
    private readonly MultiSearch _code = new(new Needles([.. Fields, .. Names]));
    private readonly MultiSearch _all = new(new Needles([.. Fields, .. Names, .. Metadata]));

    /// <summary>The search for files of a language; null stands for a language that only the content tells.</summary>
    internal MultiSearch For(string? language) => language switch
    {
        Language.Apex => _apex,
        Language.Metadata => _metadata,
        null => _all,
        _ => _code,
    };

    /// <summary>Tells whether a text of metadata names one of the things that are looked for.</summary>
    internal static bool IsOfInterest(string text) => text.AsSpan().ContainsAny(OfInterest);

    /// <summary>The search for what settings say about adapters, once these are known.</summary>
    internal static MultiSearch ForSettings(KnownFacts facts, VendorTable vendors)
    {
        string[] kinds = [FactKind.AdapterHost, FactKind.AdapterPage, FactKind.VendorNamespace, FactKind.CanvasApp];
        var classes = facts.Of(FactKind.RunApexTarget).Select(target => target.Split('.')[0]);
        // A pattern such as https://*.example.com covers a host without naming it whole.
        var domains = facts.Of(FactKind.AdapterHost).Select(host => string.Join('.', host.Split('.')[^Math.Min(2, host.Split('.').Length)..]));
        var bars = facts.Of(FactKind.SoftphoneBar).Select(bar => $"utilityBar>{bar}");
        var texts = kinds.SelectMany(facts.Of).Concat(bars).Concat(classes).Concat(domains).Concat(vendors.Namespaces).Append("ManageCallCenters");
        return new(new Needles(texts.Where(text => text.Length >= 3 && System.Text.Ascii.IsValid(text))));
    }
}
