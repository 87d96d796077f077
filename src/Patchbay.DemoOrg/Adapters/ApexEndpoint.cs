using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>Calls a <c>webService static</c> method of an Apex class by SOAP. No Apex runs here: a file says what methods return.</summary>
internal static class ApexEndpoint
{
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly XNamespace _faults = "http://soap.sforce.com/2006/04/fault.xsd";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/services/Soap/class/{**name}", HandleAsync);

    private static async Task<IResult> HandleAsync(string name, HttpContext http, DemoOrgOptions options, OrgSessions sessions, CancellationToken cancellationToken)
    {
        if (await ReadAsync(http, cancellationToken) is not { } envelope)
            return Fault("soapenv:Client", "The request is no SOAP envelope.");
        var session = envelope.Descendants().FirstOrDefault(static one => one.Name.LocalName == "sessionId")?.Value;
        if (session is null ? sessions.Of(http) is null : sessions.Find(session) is null)
            return Fault("sf:INVALID_SESSION_ID", "INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session. Session not found.");
        var method = envelope.Descendants(_soap + "Body").Elements().FirstOrDefault()?.Name.LocalName ?? "";
        // A class in a namespace is ns/Class here and ns.Class in an adapter.
        var key = $"{name.Replace('/', '.')}.{method}";
        var answers = options.Adapter?.ApexFile is { } file
            ? JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) as JsonObject
            : null;
        if (answers?[key] is { } answer)
            return Xml(Body(Result(name, method, answer)), StatusCodes.Status200OK);
        return answers?.Any(one => one.Key.StartsWith(name.Replace('/', '.') + ".", StringComparison.Ordinal)) is true
            ? Fault("soapenv:Client", $"No operation available for request {{http://soap.sforce.com/schemas/class/{name}}}{method}")
            : Fault("sf:UNKNOWN_EXCEPTION", $"UNKNOWN_EXCEPTION: Class {name} not found");
    }

    private static async Task<XElement?> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(http.Request.Body, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit });
            return (await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken)).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Result(string name, string method, JsonNode answer)
    {
        XNamespace own = $"http://soap.sforce.com/schemas/class/{name}";
        var text = answer is JsonValue value && value.TryGetValue<string>(out var plain) ? plain : answer.ToJsonString();
        return new(own + $"{method}Response", new XElement(own + "result", text));
    }

    private static IResult Fault(string code, string words) => Xml(
        Body(new XElement(_soap + "Fault", new XAttribute(XNamespace.Xmlns + "sf", _faults), new XElement("faultcode", code), new XElement("faultstring", words))),
        StatusCodes.Status500InternalServerError);

    private static XElement Body(XElement content) => new(_soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "soapenv", _soap), new XElement(_soap + "Body", content));

    private static IResult Xml(XElement envelope, int status) => Results.Text(envelope.ToString(SaveOptions.DisableFormatting), "text/xml", statusCode: status);
}
