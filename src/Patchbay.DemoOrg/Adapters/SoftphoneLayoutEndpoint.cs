using System.Text.Json.Nodes;
using System.Xml.Linq;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>Answers <c>describeSoftphoneLayout</c>, the one way to read a softphone layout from outside. Reference: call-center-definition §4.</summary>
internal static class SoftphoneLayoutEndpoint
{
    private const string Operation = "describeSoftphoneLayout";

    private static readonly string[] _matches = ["NoMatch", "SingleMatch", "MultipleMatches"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/services/Soap/u/{version}", static (HttpContext http, DemoOrgOptions options, OrgSessions sessions, CancellationToken cancellationToken) =>
            HandleAsync(http, "urn:partner.soap.sforce.com", options, sessions, cancellationToken));
        routes.MapPost("/services/Soap/c/{version}", static (HttpContext http, DemoOrgOptions options, OrgSessions sessions, CancellationToken cancellationToken) =>
            HandleAsync(http, "urn:enterprise.soap.sforce.com", options, sessions, cancellationToken));
    }

    private static async Task<IResult> HandleAsync(HttpContext http, XNamespace space, DemoOrgOptions options, OrgSessions sessions, CancellationToken cancellationToken)
    {
        var (operation, refusal) = await SoapMessages.ReadAsync(http, sessions, cancellationToken);
        if (refusal is not null) return refusal;
        if (operation != Operation) return SoapMessages.NoOperation(space, operation);
        var layout = options.Adapter?.LayoutFile is { } file ? JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) : SoftphoneLayoutDefault.Json();
        return SoapMessages.Answer(space, operation, [.. Elements(space, layout?["callTypes"] is null ? Described(layout) : layout)]);
    }

    /// <summary>A layout as <c>getSoftphoneLayout</c> answers it, in the words of the description.</summary>
    private static JsonObject Described(JsonNode? layout) => new()
    {
        ["callTypes"] = new JsonArray([.. ((string[])["Inbound", "Outbound", "Internal"]).Select(name => DescribedType(name, layout?[name]))]),
        ["id"] = "",
        ["name"] = "Softphone layout",
    };

    private static JsonObject DescribedType(string name, JsonNode? type)
    {
        var settings = type?["screenPopSettings"];
        return new()
        {
            ["infoFields"] = new JsonArray([.. (type?["callRelatedFields"] as JsonArray ?? []).Select(static field => new JsonObject { ["name"] = field?.ToString() })]),
            ["name"] = name,
            ["screenPopOptions"] = new JsonArray([.. _matches.Where(match => settings?[match] is not null).Select(match => new JsonObject
            {
                ["matchType"] = match,
                ["screenPopData"] = settings![match]!["screenPopData"]?.ToString() ?? "",
                ["screenPopType"] = settings[match]!["screenPopType"]?.ToString() ?? "",
            })]),
            ["screenPopsOpenWithin"] = settings?["screenPopsOpenWithin"]?.ToString() ?? "",
            ["sections"] = new JsonArray([.. (type?["objects"] as JsonObject ?? []).Select(static one => new JsonObject
            {
                ["entityApiName"] = one.Key,
                ["items"] = new JsonArray([.. (one.Value as JsonArray ?? []).Select(static item => new JsonObject { ["itemApiName"] = item?["apiName"]?.ToString() })]),
            })]),
        };
    }

    // A list becomes its entries, each under the list's name.
    private static IEnumerable<XElement> Elements(XNamespace space, JsonNode? node) => (node as JsonObject ?? []).SelectMany(one =>
        (one.Value is JsonArray list ? list.AsEnumerable() : [one.Value]).Select(value => new XElement(space + one.Key, value is JsonObject ? Elements(space, value) : value?.ToString() ?? "")));
}
