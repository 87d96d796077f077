using System.Collections.Immutable;
using System.Net;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The proxies that stay in a dialog's path (RFC 3261 §12.1, §12.2.1.1).</summary>
internal static class RouteSet
{
    private const int DefaultPort = 5060;
    private const int DefaultTlsPort = 5061;

    /// <summary>From an INVITE we received: in the order of the header.</summary>
    public static ImmutableArray<byte[]> OfRequest(SipMessage request) => Read(request);

    /// <summary>From a response we received: in reverse order.</summary>
    public static ImmutableArray<byte[]> OfResponse(SipMessage response)
    {
        ImmutableArray<byte[]> routes = Read(response);
        return routes.Length < 2 ? routes : [.. routes.Reverse()];
    }

    /// <summary>Writes the request line of a request inside the dialog; <paramref name="firstHop"/> is the URI it is sent to.</summary>
    public static void BeginRequest(SipWriter writer, DialogFacts facts, SipMethod method, out ReadOnlySpan<byte> firstHop)
    {
        ReadOnlySpan<byte> firstRoute = facts.Routes.Length > 0 ? UriOf(facts.Routes[0]) : default;
        firstHop = firstRoute.IsEmpty ? facts.Target : firstRoute;
        writer.Clear().Append(SipMethods.Name(method)).Append(" "u8)
            .Append(StartsStrict(facts) ? firstRoute : facts.Target).Append(" SIP/2.0\r\n"u8);
    }

    /// <summary>Writes the Route headers. A strict router gets the target as the last of them.</summary>
    public static void WriteRoutes(SipWriter writer, DialogFacts facts)
    {
        bool isStrict = StartsStrict(facts);
        for (int i = isStrict ? 1 : 0; i < facts.Routes.Length; i++)
            writer.Field(SipHeader.Route, facts.Routes[i]);
        if (isStrict)
            writer.Append("Route: <"u8).Append(facts.Target).Append(">\r\n"u8);
    }

    /// <summary>
    /// The address a URI leads to, if it spells one that we may speak to; else the other side's known address. So a private address
    /// behind a NAT, a host name, or an address planted in a Contact never takes our requests elsewhere.
    /// </summary>
    public static SipPeer NextHop(ReadOnlySpan<byte> uri, SipPeer known, ISourcePolicy policy)
    {
        if (known.Connection is { IsOpen: true })
            return known;
        if (!SipUri.TryParse(uri, out SipUri parsed) || !parsed.TryGetAddress(out IPAddress? address)
            || address!.AddressFamily != known.EndPoint.AddressFamily || !policy.IsAllowed(address))
            return known;
        int port = parsed.Port != 0 ? parsed.Port : known.Protocol == SipProtocol.Tls ? DefaultTlsPort : DefaultPort;
        return known.EndPoint.Port == port && known.EndPoint.Address.Equals(address) ? known : new SipPeer(new IPEndPoint(address, port), known.Protocol);
    }

    private static bool StartsStrict(DialogFacts facts) => facts.Routes.Length > 0 && !IsLoose(facts.Routes[0]);

    private static bool IsLoose(byte[] route) => SipUri.TryParse(UriOf(route), out SipUri uri) && uri.IsLoose;

    private static ReadOnlySpan<byte> UriOf(byte[] route) => NameAddr.TryParse(route, out NameAddr address) ? address.Uri : default;

    private static ImmutableArray<byte[]> Read(SipMessage message)
    {
        if (!message.Has(SipHeader.RecordRoute))
            return [];
        ImmutableArray<byte[]>.Builder routes = ImmutableArray.CreateBuilder<byte[]>();
        foreach (ReadOnlySpan<byte> value in message.Values(SipHeader.RecordRoute))
            routes.Add(value.ToArray());
        return routes.ToImmutable();
    }
}
