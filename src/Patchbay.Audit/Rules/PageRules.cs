using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Utility bars, Lightning pages and apps that show the softphone.</summary>
internal static class PageRules
{
    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("utilitybar.softphone", ["FlexiPage"], static (file, _) => Components(file)),
        new("app.softphone", ["CustomApplication"], static (file, facts) => Apps(file, facts), IsLate: true),
        new("page.link", ["WebLink", "CustomTab", "HomePageComponent", "CustomPageWebLink"], static (file, facts) => Links(file, facts), IsLate: true),
        new("channel.adapter", ["LightningMessageChannel"], static (file, facts) => Channels(file, facts), IsLate: true),
    ];

    private static IEnumerable<RuleResult> Components(MetadataFile file)
    {
        foreach (var name in file.Root.Below().Where(e => e.Name == "componentName"))
        {
            if (string.Equals(name.Value, "opencti:softPhone", StringComparison.OrdinalIgnoreCase))
            {
                yield return new Match("utilitybar.softphone", "opencti:softPhone", file.PlaceOf(name, name.Value)) { Seen = Properties(file, name) };
                yield return new Fact(FactKind.SoftphoneBar, file.FullName);
            }
            else if (ClickToDial(name.Value) is { } api)
                yield return new Match("component.click-to-dial", api, file.PlaceOf(name, name.Value));
        }
    }

    private static string? ClickToDial(string component) => component switch
    {
        "lightning:clickToDial" => "lightning:clickToDial",
        "support:clickToDial" => "support:clickToDial",
        _ => null,
    };

    private static string? Properties(MetadataFile file, MetaElement name)
    {
        var around = file.Root.Below().FirstOrDefault(e => e.Children.Contains(name));
        var set = around?.All("componentInstanceProperties").Where(p => p["value"].Length > 0).Select(p => $"{p["name"]} {p["value"]}").ToList();
        return set is { Count: > 0 } ? $"Set there: {string.Join(", ", set)}." : null;
    }

    private static IEnumerable<RuleResult> Apps(MetadataFile file, KnownFacts facts)
    {
        if (file.Root.Child("utilityBar") is not { } bar || !facts.Has(FactKind.SoftphoneBar, bar.Value)) yield break;
        var console = file.Root["navType"] == "Console" ? "It is a console app." : "It is no console app; Salesforce Voice is set up in console apps.";
        yield return new Match("app.softphone", "CustomApplication.utilityBar", MetadataFile.StartOf(bar)) { Seen = $"{file.FullName} shows the softphone. {console}" };
        yield return new Fact(FactKind.App, file.FullName);
    }

    private static IEnumerable<RuleResult> Links(MetadataFile file, KnownFacts facts)
    {
        foreach (var element in file.Root.Below().Where(e => e.Children.Count == 0 && e.Name is "url" or "page" or "body"))
        {
            var host = facts.Of(FactKind.AdapterHost).FirstOrDefault(h => element.Value.Contains(h, StringComparison.OrdinalIgnoreCase));
            var page = facts.Of(FactKind.AdapterPage).FirstOrDefault(p => element.Value.Equals(p, StringComparison.OrdinalIgnoreCase) || element.Value.Contains("/apex/" + p, StringComparison.OrdinalIgnoreCase));
            if (host is not null || page is not null)
                yield return new Match("page.link", $"{file.Type}.{file.FullName}", MetadataFile.StartOf(element)) { Seen = $"It leads to the adapter {host ?? page}." };
        }
    }

    private static IEnumerable<RuleResult> Channels(MetadataFile file, KnownFacts facts)
    {
        if (facts.Of("channel").Any(channel => channel.Contains(file.FullName, StringComparison.OrdinalIgnoreCase)))
            yield return new Match("channel.adapter", $"LightningMessageChannel.{file.FullName}", MetadataFile.StartOf(file.Root));
    }
}
