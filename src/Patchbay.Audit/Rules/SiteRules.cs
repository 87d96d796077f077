using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Trusted sites and connected apps that exist for an adapter's host.</summary>
internal static class SiteRules
{
    private static readonly string[] UrlNames = ["endpointUrl", "url", "urlPattern", "iframeWhiteListUrls", "callbackUrl", "canvasUrl", "startUrl", "endpoint", "calloutUrl"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("site.adapter-host", ["CspTrustedSite", "RemoteSiteSetting", "CorsWhitelistOrigin", "IframeWhiteListUrlSettings"], static (file, facts) => Find(file, facts, "site.adapter-host"), IsLate: true),
        new("identity.adapter-host", ["ConnectedApp", "ExternalClientApplication", "NamedCredential", "AuthProvider", "CanvasMetadata"], static (file, facts) => Find(file, facts, "identity.adapter-host"), IsLate: true),
    ];

    /// <summary>Tells whether an address or a pattern of addresses covers a host.</summary>
    /// <param name="address"><c>https://cti.example.com</c>, <c>https://*.example.com:8443/x</c> or a bare host.</param>
    /// <param name="host">The host.</param>
    internal static bool Covers(string address, string host)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? address.AsSpan() : address.AsSpan(start + 3);
        var end = rest.IndexOfAny("/:?#");
        var named = (end < 0 ? rest : rest[..end]).Trim();
        return named.StartsWith("*.", StringComparison.Ordinal)
            ? host.AsSpan().EndsWith(named[1..], StringComparison.OrdinalIgnoreCase)
            : named.Equals(host, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<RuleResult> Find(MetadataFile file, KnownFacts facts, string rule)
    {
        foreach (var element in file.Root.Below().Where(e => e.Children.Count == 0 && UrlNames.Contains(e.Name)))
        {
            if (facts.Of(FactKind.AdapterHost).FirstOrDefault(h => element.Value.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries).Any(url => Covers(url, h))) is not { } host) continue;
            yield return new Match(rule, $"{file.Type}.{file.FullName}", MetadataFile.StartOf(element)) { Seen = $"{host} is the host of an adapter." };
            yield break;
        }

        if (facts.Has(FactKind.CanvasApp, file.FullName))
            yield return new Match(rule, $"{file.Type}.{file.FullName}", MetadataFile.StartOf(file.Root)) { Seen = "A call center names it as its Canvas app." };
    }
}
