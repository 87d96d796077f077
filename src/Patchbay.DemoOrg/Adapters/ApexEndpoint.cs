using System.Text.Json.Nodes;
using System.Xml.Linq;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>Calls a <c>webService static</c> method of an Apex class by SOAP. No Apex runs here: a file says what methods return.</summary>
internal static class ApexEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/services/Soap/class/{**name}", HandleAsync);

    private static async Task<IResult> HandleAsync(string name, HttpContext http, DemoOrgOptions options, OrgSessions sessions, CancellationToken cancellationToken)
    {
        var (method, refusal) = await SoapMessages.ReadAsync(http, sessions, cancellationToken);
        if (refusal is not null) return refusal;
        XNamespace own = $"http://soap.sforce.com/schemas/class/{name}";
        // A class in a namespace is ns/Class here and ns.Class in an adapter.
        var key = $"{name.Replace('/', '.')}.{method}";
        var answers = options.Adapter?.ApexFile is { } file
            ? JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) as JsonObject
            : null;
        if (answers?[key] is { } answer)
            return SoapMessages.Answer(own, method, answer is JsonValue value && value.TryGetValue<string>(out var plain) ? plain : answer.ToJsonString());
        return answers?.Any(one => one.Key.StartsWith(name.Replace('/', '.') + ".", StringComparison.Ordinal)) is true
            ? SoapMessages.NoOperation(own, method)
            : SoapMessages.Fault("sf:UNKNOWN_EXCEPTION", $"UNKNOWN_EXCEPTION: Class {name} not found");
    }
}
