using System.Xml;
using System.Xml.Linq;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>What a SOAP call of the platform asks, and how it is answered.</summary>
internal static class SoapMessages
{
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly XNamespace _faults = "http://soap.sforce.com/2006/04/fault.xsd";

    /// <summary>Reads the name of the operation, or says why there is none for this caller.</summary>
    public static async Task<(string Operation, IResult? Refusal)> ReadAsync(HttpContext http, OrgSessions sessions, CancellationToken cancellationToken)
    {
        if (await EnvelopeAsync(http, cancellationToken) is not { } envelope)
            return ("", Fault("soapenv:Client", "The request is no SOAP envelope."));
        var session = envelope.Descendants().FirstOrDefault(static one => one.Name.LocalName == "sessionId")?.Value;
        if (session is null ? sessions.Of(http) is null : sessions.Find(session) is null)
            return ("", Fault("sf:INVALID_SESSION_ID", "INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session. Session not found."));
        return (envelope.Descendants(_soap + "Body").Elements().FirstOrDefault()?.Name.LocalName ?? "", null);
    }

    public static IResult Answer(XNamespace space, string operation, params object[] result) =>
        Xml(Body(new(space + $"{operation}Response", new XElement(space + "result", result))), StatusCodes.Status200OK);

    public static IResult NoOperation(XNamespace space, string operation) => Fault("soapenv:Client", $"No operation available for request {{{space}}}{operation}");

    public static IResult Fault(string code, string words) => Xml(
        Body(new(_soap + "Fault", new XAttribute(XNamespace.Xmlns + "sf", _faults), new XElement("faultcode", code), new XElement("faultstring", words))),
        StatusCodes.Status500InternalServerError);

    private static async Task<XElement?> EnvelopeAsync(HttpContext http, CancellationToken cancellationToken)
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

    private static XElement Body(XElement content) => new(_soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "soapenv", _soap), new XElement(_soap + "Body", content));

    private static IResult Xml(XElement envelope, int status) => Results.Text(envelope.ToString(SaveOptions.DisableFormatting), "text/xml", statusCode: status);
}
