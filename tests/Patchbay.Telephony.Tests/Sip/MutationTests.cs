using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>Whatever comes out of the network: random, cut off, or a good message with a few bytes changed.</summary>
public sealed class MutationTests
{
    private static readonly byte[][] Good =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sip", "Rfc4475"), "*.dat").Select(File.ReadAllBytes),
        Encoding.ASCII.GetBytes(PeerText.Invite()),
        Encoding.ASCII.GetBytes(PeerText.Invite(lines: "Record-Route: <sip:192.0.2.20;lr>\r\nRequire: 100rel\r\nReason: SIP;cause=200;text=\"x\"\r\n")),
        Encoding.ASCII.GetBytes(PeerText.Request("CANCEL", "z9hG4bK-1", 1)),
        Encoding.ASCII.GetBytes(PeerText.Request("ACK", "z9hG4bK-1", 1, "tag")),
        Encoding.ASCII.GetBytes(PeerText.Request("BYE", "z9hG4bK-2", 2, "tag")),
        Encoding.ASCII.GetBytes(PeerText.Request("OPTIONS", "z9hG4bK-3", 3)),
    ];

    /// <summary>Pieces that parsers trip over.</summary>
    private static readonly string[] Stumbling =
    [
        "\"", "\\", "<", ">", "<>", ";", ",", "=", ":", "@", "\r\n", "\r\n ", "\r\n\r\n", "\0", "%", "%0", "[", "]", "?", "SIP/2.0", "z9hG4bK",
        "4294967296", "-1", "é", "Via:", "\r\nTo:", "\r\nContent-Length: 65535\r\n", ";tag=", ";rport", ";lr", "sip:", "*",
    ];

    private static readonly Gen<byte[]> Datagrams = Gen.OneOf(Mutated(), CutOff(), Noise());

    [Fact]
    public void No_datagram_breaks_the_parser_or_what_reads_from_it()
    {
        Prop.ForAll(Datagrams.ToArbitrary(), datagram =>
        {
            if (SipParser.TryParse([.. datagram], out SipMessage? message))
                ReadAll(message!);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void A_written_message_says_what_was_written()
    {
        Gen<string> texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);

        Prop.ForAll(texts.ToArbitrary(), texts.ToArbitrary(), (name, user) =>
        {
            string clean = new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
            if (clean.Any(char.IsSurrogate) || user.Any(char.IsSurrogate))
                return true;
            SipAddress address = SipAddress.Of(user, "example.com");
            SipParty party = SipParty.Of(Encoding.UTF8.GetBytes($"{SipQuoting.Quote(name)} <{address.Uri}>;tag=1"));
            return party == new SipParty(clean, user, "example.com", address.Uri);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void No_datagram_upsets_a_user_agent_in_the_middle_of_calls()
    {
        using VirtualAgent us = new();
        us.Observer.OnOffer = offer => offer.Answer(TestSession.Audio);

        Prop.ForAll(Datagrams.ToArbitrary(), datagram =>
        {
            us.Wire.Receive(datagram, VirtualAgent.Peer);
            foreach (IncomingInvite invite in us.Invites)
                invite.Answer(TestSession.Audio);
            us.Invites.Clear();
            us.Time.AdvanceSeconds(0.1);
            us.Wire.TakeStartLines();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        us.Time.AdvanceSeconds(300);

        Assert.Equal((0, 0, 0L), (us.Agent.Dialogs, us.Agent.Context.Layer.Count, us.Agent.Counters.Bugs));
    }

    [Fact]
    public async Task A_live_user_agent_answers_options_after_a_flood_of_rubbish()
    {
        using LoopbackAgent us = new();
        us.OnCall = (invite, _) => invite.Answer(TestSession.Audio);
        using UdpClient peer = new(new IPEndPoint(IPAddress.Loopback, 0));
        string options = PeerText.Request("OPTIONS", "z9hG4bK-after;rport", 99);

        foreach (byte[] datagram in Datagrams.Sample(3000))
            peer.Send(datagram, us.Agent.LocalEndPoint);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        string? answer = null;
        // A real peer repeats, too: the flood may have filled the socket.
        while (answer is null)
        {
            await peer.SendAsync(Encoding.ASCII.GetBytes(options), us.Agent.LocalEndPoint, patience.Token);
            answer = await AnswerWithinAsync(peer, "z9hG4bK-after", TimeSpan.FromMilliseconds(500), patience.Token);
        }

        Assert.StartsWith("SIP/2.0 200 OK", answer, StringComparison.Ordinal);
        Assert.Empty(us.Bugs);
    }

    private static async Task<string?> AnswerWithinAsync(UdpClient peer, string branch, TimeSpan limit, CancellationToken patience)
    {
        using CancellationTokenSource turn = CancellationTokenSource.CreateLinkedTokenSource(patience);
        turn.CancelAfter(limit);
        try
        {
            while (true)
            {
                string text = Encoding.UTF8.GetString((await peer.ReceiveAsync(turn.Token)).Buffer);
                if (text.Contains(branch, StringComparison.Ordinal))
                    return text;
            }
        }
        catch (OperationCanceledException) when (!patience.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Gen<byte[]> Mutated() =>
        from original in Gen.Elements(Good)
        from count in Gen.Choose(1, 6)
        from changes in Gen.ListOf(Change(), count)
        select changes.Aggregate(original, (bytes, change) => change(bytes));

    private static Gen<Func<byte[], byte[]>> Change() =>
        from place in Gen.Choose(0, 9999)
        from length in Gen.Choose(0, 12)
        from piece in Gen.OneOf(Gen.Elements(Stumbling).Select(Encoding.UTF8.GetBytes), Noise().Resize(6))
        select new Func<byte[], byte[]>(bytes =>
        {
            int start = bytes.Length == 0 ? 0 : place * bytes.Length / 10_000;
            return [.. bytes[..start], .. piece, .. bytes[Math.Min(bytes.Length, start + length)..]];
        });

    private static Gen<byte[]> CutOff() =>
        from original in Gen.Elements(Good)
        from length in Gen.Choose(0, original.Length)
        select original[..length];

    private static Gen<byte[]> Noise() => ArbMap.Default.GeneratorFor<byte>().ArrayOf();

    private static void ReadAll(SipMessage message)
    {
        foreach (SipHeader header in Enum.GetValues<SipHeader>())
        {
            foreach (ReadOnlySpan<byte> value in message.Values(header))
            {
                _ = SipParty.Of(value);
                _ = SipReason.TryParse(value, out _);
                _ = Via.TryParse(value, out Via via) && via.HasRfc3261Branch;
                _ = CSeq.TryParse(value, out _);
                _ = SipUri.TryParse(value, out SipUri uri) && uri.TryGetAddress(out _) && uri.IsLoose;
            }

            _ = message.TextValues(header);
        }

        _ = (message.Body.Length, message.RequestUri.Length, message.MethodName.Length, message.ReasonPhrase);
        _ = (message.Tag(SipHeader.To).Length, message.ContactUri().Length, SipBody.FindSdp(message).Length);
        _ = DtmfRelay.TryParse(message, out _);
    }
}
