using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;
using Patchbay.Telephony.Sip.Transport;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Bridge;

/// <summary>The secret that dialog identities come from, at least 16 bytes; the same over restarts.</summary>
/// <param name="DialogKey">The key.</param>
public sealed record TelephonyKeys(byte[] DialogKey);

/// <summary>Opens sockets and threads as the options say.</summary>
internal static class TelephonyParts
{
    /// <exception cref="TelephonyFault">An address is wrong or a port is in use: one sentence for the operator.</exception>
    internal static (MediaEngine Media, BrowserMedia Browsers, SipUserAgent Sip) Open(
        TelephonyOptions options, TelephonyKeys keys, IAdmissionGate gate, ISourcePolicy heard, IDeviceAccounts? phones, TimeProvider time, ILogger logger)
    {
        var browserListen = EndPoint(options.BrowserListen, "Telephony:BrowserListen");
        var media = new MediaEngine(
            Checked(new MediaOptionsValidator(), new()
            {
                BindAddress = Address(options.MediaAddress, "Telephony:MediaAddress"),
                FirstPort = options.FirstRtpPort,
                LastPort = options.LastRtpPort,
                ReceiveThreads = options.MediaThreads,
                RecordingBacklogBytes = options.RecordingBacklogBytes,
            }),
            time,
            logger);
        var advertised = options.BrowserAdvertised.Count > 0
            ? options.BrowserAdvertised.Select(address => Address(address, "Telephony:BrowserAdvertised")).ToList()
            : [browserListen.Address];
        return (media, OpenBrowsers(options, browserListen, advertised, media, time), OpenSip(options, keys, gate, heard, phones, time, logger));
    }

    private static BrowserMedia OpenBrowsers(
        TelephonyOptions options, IPEndPoint listen, IReadOnlyList<IPAddress> advertised, MediaEngine media, TimeProvider time)
    {
        try
        {
            return new(
                media,
                Checked(new BrowserMediaOptionsValidator(), new()
                {
                    BindAddress = listen.Address,
                    Port = listen.Port,
                    AdvertisedAddresses = advertised,
                    MediaTimeout = options.BrowserSilence,
                }),
                time);
        }
        catch (InvalidOperationException taken)
        {
            throw new TelephonyFault($"UDP port {listen.Port} for browsers is in use (Telephony:BrowserListen).", taken);
        }
    }

    /// <summary>Reads networks.</summary>
    /// <exception cref="TelephonyFault">One is none.</exception>
    internal static AllowedSources Sources(IEnumerable<string> networks, string setting) => AllowedSources.TryParse(networks, out var sources, out var wrong)
        ? sources!
        : throw new TelephonyFault($"'{wrong}' is no address or network ({setting}).");

    /// <summary>Who is heard: trunks and phones as listed, and whom we call.</summary>
    /// <exception cref="TelephonyFault">One of them is no address.</exception>
    internal static CalledSources Heard(TelephonyOptions options, bool hasPhones)
    {
        _ = Sources(options.AllowedPhones, "Telephony:PhoneSources");
        var heard = new CalledSources(Sources(options.AllowedTrunks.Concat(hasPhones ? options.AllowedPhones : []), "Telephony:TrunkSources"));
        // Calls of an earlier process may still be on the line there.
        if (Destination.OfTrunk(options) is { } trunk && IPAddress.TryParse(trunk.Host, out var address)) heard.Add(address);
        return heard;
    }

    private static SipUserAgent OpenSip(
        TelephonyOptions options, TelephonyKeys keys, IAdmissionGate gate, ISourcePolicy heard, IDeviceAccounts? phones, TimeProvider time, ILogger logger)
    {
        var wanted = Checked(new SipOptionsValidator(), new()
        {
            Listen = EndPoint(options.SipListen, "Telephony:SipListen"),
            TcpListen = options.SipTcpListen is { } tcp ? EndPoint(tcp, "Telephony:SipTcpListen") : null,
            TlsListen = options.SipTlsListen is { } tls ? EndPoint(tls, "Telephony:SipTlsListen") : null,
            MostConnections = options.SipMostConnections,
            IdleLimit = options.SipIdleLimit,
            AdvertisedAddress = options.SipAdvertised,
            OffersMd5Only = options.PhonesUseMd5,
        });
        var surroundings = new SipSurroundings
        {
            Time = time,
            IdentityKey = keys.DialogKey,
            Sources = heard,
            Accounts = phones,
            Certificate = CertificateOf(options),
            Trust = TrustOf(options),
            Gate = gate,
            Logger = logger,
        };
        try
        {
            return new(wanted, surroundings);
        }
        catch (System.Net.Sockets.SocketException refused)
        {
            var where = string.Join(", ", new[] { options.SipListen, options.SipTcpListen, options.SipTlsListen }.OfType<string>());
            throw new TelephonyFault($"SIP cannot listen on {where}: {refused.Message} (Telephony:SipListen, SipTcpListen, SipTlsListen).", refused);
        }
    }

    private static SipCertificate? CertificateOf(TelephonyOptions options)
    {
        if (options.SipTlsListen is null) return null;
        if (options.SipCertificateFile is not { } file)
            throw new TelephonyFault("Telephony:SipTlsListen needs a certificate (Telephony:SipCertificateFile).");
        try
        {
            return new(file, options.SipCertificateKeyFile);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new TelephonyFault($"The certificate in {file} cannot be used: {wrong.Message} (Telephony:SipCertificateFile, SipCertificateKeyFile).", wrong);
        }
    }

    private static SipTrust TrustOf(TelephonyOptions options)
    {
        try
        {
            return new(options.OutboundTrunkName, options.OutboundAuthorityFile);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new TelephonyFault($"The certificates in {options.OutboundAuthorityFile} cannot be used: {wrong.Message} (Telephony:OutboundAuthorityFile).", wrong);
        }
    }

    private static T Checked<T>(IValidateOptions<T> validator, T options)
        where T : class =>
        validator.Validate(null, options) is { Failed: true } wrong ? throw new TelephonyFault(wrong.FailureMessage) : options;

    private static IPAddress Address(string text, string setting) =>
        IPAddress.TryParse(text, out var address) ? address : throw new TelephonyFault($"'{text}' is no address ({setting}).");

    private static IPEndPoint EndPoint(string text, string setting) =>
        IPEndPoint.TryParse(text, out var endPoint) ? endPoint : throw new TelephonyFault($"'{text}' is no address with a port ({setting}).");
}

/// <summary>Telephony cannot start.</summary>
/// <param name="message">One sentence for the operator.</param>
/// <param name="inner">The cause.</param>
public sealed class TelephonyFault(string message, Exception? inner = null) : Exception(message, inner);
