using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Dispatch;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Surface;
using Patchbay.Audit.Walking;

namespace Patchbay.Audit.Summaries;

/// <summary>Counts what there is.</summary>
internal static class InventoryBuilder
{
    private static readonly FindingKind[] Used = [FindingKind.Use, FindingKind.Include, FindingKind.Component, FindingKind.Field];

    // Features in words, with the names that show their use. The trap of a move is to rebuild what nobody uses.
    private static readonly (string Name, string[] Starts)[] Features =
    [
        ("Click-to-dial", ["sforce.opencti.onClickToDial", "sforce.opencti.enableClickToDial", "sforce.interaction.cti.onClickToDial", "sforce.interaction.cti.enableClickToDial"]),
        ("Screen pop of records", ["sforce.opencti.screenPop", "sforce.interaction.screenPop"]),
        ("Search and screen pop by softphone layout", ["sforce.opencti.searchAndScreenPop", "sforce.interaction.searchAndScreenPop", "sforce.interaction.searchAndGetScreenPopUrl"]),
        ("Pop of a flow", ["sforce.opencti.SCREENPOP_TYPE.FLOW"]),
        ("Pop of a new-record dialog", ["sforce.opencti.SCREENPOP_TYPE.NEW_RECORD_MODAL"]),
        ("Call log", ["sforce.opencti.saveLog", "sforce.interaction.saveLog"]),
        ("Apex from the adapter", ["sforce.opencti.runApex", "sforce.interaction.runApex"]),
        ("Which record is open", ["sforce.opencti.getAppViewInfo", "sforce.opencti.onNavigationChange", "sforce.interaction.getPageInfo", "sforce.interaction.onFocus"]),
        ("Softphone layout read by code", ["sforce.opencti.getSoftphoneLayout", "sforce.interaction.cti.getSoftphoneLayout"]),
        ("Panel label and icon by code", ["sforce.opencti.setSoftphonePanelLabel", "sforce.opencti.setSoftphonePanelIcon", "sforce.opencti.setSoftphoneItemLabel", "sforce.opencti.setSoftphoneItemIcon"]),
        ("Panel size by code", ["sforce.opencti.setSoftphonePanelHeight", "sforce.opencti.setSoftphonePanelWidth", "sforce.interaction.cti.setSoftphoneHeight", "sforce.interaction.cti.setSoftphoneWidth"]),
        ("Directory numbers", ["sforce.interaction.cti.getDirectoryNumbers", "sobject:AdditionalNumber"]),
        ("Sales Engagement", ["sforce.opencti.hvs."]),
        ("Message channels", ["sforce.opencti.subscribe", "sforce.opencti.publish"]),
        ("Console toolkit", ["sforce.console."]),
    ];

    /// <summary>Builds the inventory.</summary>
    internal static Inventory Build(Collected collected, ImmutableArray<Finding> findings, Usage? usage, Lazy<SurfaceCatalog> surface)
    {
        var used = findings.Where(f => Used.Contains(f.Kind)).ToList();
        return new()
        {
            Files = collected.Files,
            Bytes = collected.Bytes,
            CallCenters = [.. collected.CallCenters.OrderBy(c => c.File, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal)],
            Adapters = [.. used.Where(IsAdapter).GroupBy(f => f.File).Select(Adapter).OrderBy(a => a.File, StringComparer.Ordinal)],
            Methods = [.. Counted(used)],
            ObjectsPopped = Facts(collected, FactKind.PoppedObject),
            FieldsLogged = Facts(collected, FactKind.LoggedField),
            RunApexTargets = Facts(collected, FactKind.RunApexTarget),
            RunApexSignatures = Signatures(collected),
            Apps = [.. collected.Facts.Of(FactKind.App)],
            Vendors = [.. collected.Facts.Of(FactKind.VendorNamespace).Concat(collected.Facts.Of(FactKind.AdapterHost)).Order(StringComparer.Ordinal)],
            Unused = [.. Features.Where(_ => used.Count > 0).Where(feature => !used.Exists(f => Shows(f.Api, feature.Starts))).Select(f => new UnusedFeature(f.Name, [.. f.Starts.Where(s => IsWhole(s, surface.Value))])), .. UnusedInOrg(usage, collected)],
        };
    }

    private static IEnumerable<UnusedFeature> UnusedInOrg(Usage? usage, Collected collected)
    {
        if (usage is null) yield break;
        foreach (var center in usage.CallCenters.Where(center => center.ActiveUsers == 0)) yield return new($"Call center without an active user: {center.Name}", [center.Name]);
        var logged = collected.Facts.Of(FactKind.LoggedField).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var field in usage.FilledFields.Where(field => field.Count == 0 && logged.Contains(field.Name))) yield return new($"Field that the code logs and no call has filled: {field.Name}", [field.Name]);
    }

    private static bool IsAdapter(Finding finding) => finding.Kind == FindingKind.Include || (finding.Kind == FindingKind.Use && finding.Api.StartsWith("sforce.", StringComparison.Ordinal));

    private static AdapterEntry Adapter(IGrouping<string, Finding> file)
    {
        var sides = file.SelectMany(f => f.Tags).Where(tag => tag is "lightning" or "classic" or "console").Distinct().Order(StringComparer.Ordinal);
        var version = file.Select(f => f.ApiVersion).OfType<string>().OrderBy(v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : decimal.MaxValue).FirstOrDefault();
        return new(file.Key, string.Join(',', sides), version, file.Count(f => f.Kind == FindingKind.Use));
    }

    private static IEnumerable<CountedName> Counted(IEnumerable<Finding> used) =>
        from finding in used
        group finding by finding.Api into one
        let count = one.Count()
        orderby count descending, one.Key
        select new CountedName(one.Key, count, one.Select(f => f.File).Distinct().Count());

    // The parser tells facts without files; how often stands for how many.
    private static ImmutableArray<CountedName> Facts(Collected collected, string kind) =>
        [.. collected.Facts.Counted(kind).Select(fact => new CountedName(fact.Key, fact.Value, fact.Value)).OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Ordinal)];

    // Whoever computes a method's name may mean each one of its class.
    private static ImmutableArray<string> Signatures(Collected collected)
    {
        var run = collected.Facts.Of(FactKind.RunApexTarget).Select(target => string.Join('.', target.Split('.')[^2..])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. collected.Facts.Of(FactKind.WebServiceSignature).Where(signature => ApexMethod.Read(signature) is { } method && (run.Contains(method.Name) || run.Contains($"{method.Class}.*")))];
    }

    private static bool Shows(string api, string[] starts) => starts.Any(start => start.EndsWith('.') ? api.StartsWith(start, StringComparison.Ordinal) : api == start);

    private static bool IsWhole(string start, SurfaceCatalog surface) => surface.Members.Contains(start) || start.StartsWith("sobject:", StringComparison.Ordinal);
}
