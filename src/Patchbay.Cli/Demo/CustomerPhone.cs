using System.Net;
using System.Security.Cryptography;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Cli.Demo;

/// <summary>A telephone with a voice of its own: real SIP and RTP towards Patchbay.</summary>
internal sealed class CustomerPhone : IDisposable
{
    private static readonly TimeSpan PicksUpAfter = TimeSpan.FromSeconds(2);
    private readonly IPEndPoint exchange;
    private readonly MediaEngine media = new(
        new() { BindAddress = IPAddress.Loopback, FirstPort = 30000, LastPort = 30999 }, TimeProvider.System);
    private readonly SipUserAgent sip;

    internal CustomerPhone(IPEndPoint exchange)
    {
        this.exchange = exchange;
        sip = new(
            new() { Listen = new(IPAddress.Loopback, 0), ContactUser = "customer" },
            new() { Time = TimeProvider.System, IdentityKey = RandomNumberGenerator.GetBytes(32) });
        sip.IncomingCall += PickUp;
        sip.Start();
    }

    /// <summary>Where it can be called.</summary>
    internal IPEndPoint EndPoint => sip.LocalEndPoint;

    /// <summary>One of the recorded voices.</summary>
    internal static AudioClip Voice(string name)
    {
        using var stream = typeof(CustomerPhone).Assembly.GetManifestResourceStream($"Voices/{name}.wav")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return AudioClip.TryReadWav(bytes, out var clip) ? clip! : throw new InvalidDataException($"The voice {name} is broken.");
    }

    /// <summary>Calls the exchange.</summary>
    /// <param name="number">The calling number.</param>
    /// <param name="name">The display name; may be empty.</param>
    /// <param name="voice">What the customer says, again and again.</param>
    /// <param name="hears">File for what the customer hears; null for none.</param>
    internal CustomerCall Call(string number, string name, AudioClip voice, string? hears = null)
    {
        if (!media.TryCreatePlainLeg(out var leg)) throw new IOException("No media port is free for the simulated customer.");
        var call = new CustomerCall(media, leg, voice, hears);
        call.Place(sip, new()
        {
            Target = SipAddress.Of("support", exchange.ToString()),
            NextHop = exchange,
            From = SipAddress.Of(number, sip.LocalEndPoint.ToString()),
            DisplayName = name,
            Sdp = call.Session.Offer(),
            Seed = DialogSeed.From(Guid.NewGuid()),
        });
        return call;
    }

    public void Dispose()
    {
        sip.Dispose();
        media.Dispose();
    }

    /// <summary>An agent calls: it rings for two seconds, then the customer answers and talks.</summary>
    private void PickUp(IncomingInvite invite)
    {
        if (!media.TryCreatePlainLeg(out var leg))
        {
            invite.Reject(486);
            return;
        }

        var call = new CustomerCall(media, leg, Voice("unknown"), null);
        invite.Observe(call);
        invite.Ring();
        _ = AnswerAsync(invite, call);
    }

    private static async Task AnswerAsync(IncomingInvite invite, CustomerCall call)
    {
        await Task.Delay(PicksUpAfter, TimeProvider.System, CancellationToken.None);
        if (!call.Take(invite)) invite.Reject(488);
    }
}
