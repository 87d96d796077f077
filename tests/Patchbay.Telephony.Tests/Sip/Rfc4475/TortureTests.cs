using System.Net;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Tests.Sip.Registration;

namespace Patchbay.Telephony.Tests.Sip.Rfc4475;

/// <summary>The messages of RFC 4475, bit by bit, and what becomes of them here.</summary>
public sealed class TortureTests
{
    /// <summary>A status code; 100 where a call comes of it; nothing where nobody may be answered.</summary>
    public static TheoryData<string, int> Verdicts => new()
    {
        // §3.1.1, valid. Three start calls; what is no method of ours is refused by name.
        { "wsinv", 481 }, { "intmeth", 405 }, { "esc01", 100 }, { "escnull", 405 }, { "esc02", 405 }, { "lwsdisp", 200 },
        { "longreq", 100 }, { "dblreq", 405 }, { "semiuri", 200 }, { "transports", 200 }, { "mpart01", 405 },
        { "unreason", 0 }, { "noreason", 0 },

        // §3.1.2, invalid. Blanks behind the request line (trws) and a wrong time zone (baddate) hurt nobody.
        { "badinv01", 400 }, { "clerr", 400 }, { "ncl", 400 }, { "scalar02", 400 }, { "scalarlg", 0 }, { "quotbal", 400 },
        { "ltgtruri", 400 }, { "lwsruri", 400 }, { "lwsstart", 400 }, { "trws", 200 }, { "escruri", 400 }, { "baddate", 100 },
        { "regbadct", 400 }, { "badaspec", 400 }, { "baddn", 400 }, { "badvers", 505 }, { "mismatch01", 400 }, { "mismatch02", 400 },
        { "bigcode", 0 },

        // §3.2, transactions.
        { "badbranch", 200 },

        // §3.3, application. No registrar here, so REGISTER is refused whatever it carries.
        { "insuf", 400 }, { "unkscm", 416 }, { "novelsc", 416 }, { "unksm2", 405 }, { "bext01", 420 }, { "invut", 415 },
        { "regaut01", 405 }, { "multi01", 400 }, { "mcl01", 400 }, { "bcast", 0 }, { "zeromf", 200 }, { "cparam01", 405 },
        { "cparam02", 405 }, { "regescrt", 405 }, { "sdp01", 406 },

        // §3.4, from before RFC 3261.
        { "inv2543", 100 },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Each_torture_message_gets_the_answer_the_rfc_asks_for(string name, int code)
    {
        using VirtualAgent us = new();

        us.Wire.Receive(Read(name), new IPEndPoint(IPAddress.Parse("192.0.2.7"), 5060));

        IReadOnlyList<string> answers = us.Wire.TakeStartLines();
        if (code == 0)
            Assert.Empty(answers);
        else
            Assert.StartsWith($"SIP/2.0 {code} ", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Equal(code == 100 ? 1 : 0, us.Invites.Count);
    }

    /// <summary>Where phones register, a registration that is well-formed is asked for credentials; a wrong one is refused all the same.</summary>
    public static TheoryData<string, int> RegistrarVerdicts => new()
    {
        { "escnull", 401 }, { "dblreq", 401 }, { "regaut01", 401 }, { "cparam01", 401 }, { "cparam02", 401 }, { "regescrt", 401 },
        { "unksm2", 404 }, { "esc02", 405 }, { "regbadct", 400 }, { "multi01", 400 }, { "badaspec", 400 },
    };

    [Theory]
    [MemberData(nameof(RegistrarVerdicts))]
    public void Where_phones_register_each_torture_registration_is_challenged_or_refused(string name, int code)
    {
        using PhoneBench bench = new();

        bench.Us.Wire.Receive(Read(name), new IPEndPoint(IPAddress.Parse("192.0.2.7"), 5060));

        Assert.StartsWith($"SIP/2.0 {code} ", Assert.Single(bench.Us.Wire.TakeStartLines()), StringComparison.Ordinal);
        Assert.Empty(bench.Changes);
    }

    [Fact]
    public void Every_message_of_the_rfc_has_a_verdict() =>
        Assert.Equal(
            Directory.GetFiles(Folder, "*.dat").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Verdicts.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void A_tortuous_invite_is_read_through_its_folds_and_blanks()
    {
        SipMessage message = Parse("wsinv");

        Assert.Null(message.Defect);
        Assert.Equal("sip:vivekg@chair-dnrc.example.com;unknownparam", Text(message.RequestUri));
        Assert.Equal("1918181833n", Text(message.Tag(SipHeader.To)));
        Assert.Equal("98asjd8", Text(message.Tag(SipHeader.From)));
        Assert.True(NameAddr.TryParse(message.Value(SipHeader.From), out NameAddr from));
        Assert.Equal("J Rosenberg \\\"", from.DisplayText);
        Assert.Equal(9u, message.CSeqNumber);
        Assert.Equal(SipMethod.Invite, message.CSeqMethod);
        Assert.Equal("0068", Text(message.Value(SipHeader.MaxForwards)));
        Assert.Equal(150, message.Body.Length);
        Assert.Equal(3, message.TextValues(SipHeader.Via).Count);
        Assert.True(NameAddr.TryParse(message.Value(SipHeader.Contact), out NameAddr contact));
        Assert.Equal("Quoted string \"\"", contact.DisplayText);
        Assert.True(contact.Parameters.TryGet("newparam"u8, out ReadOnlySpan<byte> newParam));
        Assert.Equal("newvalue", Text(newParam));
        Assert.True(contact.Parameters.TryGet("secondparam"u8, out ReadOnlySpan<byte> second) && second.IsEmpty);
        Assert.True(contact.Parameters.TryGet("q"u8, out ReadOnlySpan<byte> q));
        Assert.Equal("0.33", Text(q));
    }

    [Fact]
    public void The_vias_of_the_tortuous_invite_come_apart_at_their_comma()
    {
        SipMessage message = Parse("wsinv");
        List<string> found = [];

        foreach (ReadOnlySpan<byte> value in message.Values(SipHeader.Via))
        {
            Assert.True(Via.TryParse(value, out Via via));
            found.Add($"{Text(via.Transport)} {Text(via.Host)} {Text(via.Branch)} {via.HasRfc3261Branch}");
        }

        Assert.Equal(
            ["UDP 192.0.2.2 390skdjuw False", "TCP spindle.example.com z9hG4bK9ikj8 True", "UDP 192.168.255.111 z9hG4bK30239 True"], found);
    }

    [Fact]
    public void Any_token_character_may_stand_in_methods_names_and_tags()
    {
        SipMessage message = Parse("intmeth");

        Assert.Null(message.Defect);
        Assert.Equal("!interesting-Method0123456789_*+`.%indeed'~", Text(message.MethodName));
        Assert.Equal("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{", Text(message.CallId));
        Assert.Equal("_token~1'+`*%!-.", Text(message.Tag(SipHeader.From)));
        Assert.True(NameAddr.TryParse(message.Value(SipHeader.To), out NameAddr to));
        Assert.Equal("BEL:\a NUL:\0 DEL:\u007f", to.DisplayText);
        Assert.True(SipUri.TryParse(to.Uri, out SipUri uri));
        Assert.Equal("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*", uri.UserText);
        Assert.Equal("example.com", Text(uri.Host));
    }

    [Fact]
    public void Escapes_are_resolved_in_users_but_not_in_methods_or_display_names()
    {
        SipMessage invite = Parse("esc01"), register = Parse("esc02");

        Assert.True(SipUri.TryParse(invite.RequestUri, out SipUri uri));
        Assert.Equal("sips:user@example.com", uri.UserText);
        Assert.Equal("example.net", Text(uri.Host));
        Assert.True(NameAddr.TryParse(invite.Value(SipHeader.From), out NameAddr from));
        Assert.True(SipUri.TryParse(from.Uri, out SipUri caller));
        Assert.Equal("I have spaces", caller.UserText);
        Assert.Equal(SipMethod.Other, register.Method);
        Assert.True(NameAddr.TryParse(register.Value(SipHeader.To), out NameAddr to));
        Assert.Equal("%Z%45", to.DisplayText);
    }

    [Fact]
    public void An_escaped_zero_byte_is_a_character_like_any_other()
    {
        SipMessage message = Parse("escnull");

        Assert.True(NameAddr.TryParse(message.Value(SipHeader.To), out NameAddr to));
        Assert.True(SipUri.TryParse(to.Uri, out SipUri uri));
        Assert.Equal("null-\0-null", uri.UserText);
        Assert.Equal(2, message.TextValues(SipHeader.Contact).Count);
    }

    [Fact]
    public void A_semicolon_in_the_user_part_belongs_to_the_user()
    {
        SipMessage message = Parse("semiuri");

        Assert.True(SipUri.TryParse(message.RequestUri, out SipUri uri));
        Assert.Equal("user;par=u@example.net", uri.UserText);
        Assert.Equal("example.com", Text(uri.Host));
        Assert.Equal(6, message.TextValues(SipHeader.Accept).Count);
    }

    [Fact]
    public void Long_values_are_read_whole_and_bytes_behind_the_content_length_are_left_out()
    {
        SipMessage longRequest = Parse("longreq"), twoRequests = Parse("dblreq");

        Assert.Equal(34, longRequest.TextValues(SipHeader.Via).Count);
        Assert.Equal(150, longRequest.Body.Length);
        Assert.True(NameAddr.TryParse(longRequest.Value(SipHeader.To), out NameAddr to));
        Assert.EndsWith("extreme proportion", to.DisplayText, StringComparison.Ordinal);
        Assert.True(twoRequests.Body.IsEmpty);
        Assert.StartsWith("dblreq.", Text(twoRequests.CallId), StringComparison.Ordinal);
    }

    [Fact]
    public void Reason_phrases_may_be_unicode_or_missing()
    {
        Assert.Contains("но сто девяносто девять", Parse("unreason").ReasonPhrase, StringComparison.Ordinal);
        Assert.Equal((100, ""), (Parse("noreason").StatusCode, Parse("noreason").ReasonPhrase));
    }

    [Fact]
    public void A_parameter_behind_a_bare_uri_belongs_to_the_header()
    {
        Assert.True(NameAddr.TryParse(Parse("cparam01").Value(SipHeader.Contact), out NameAddr bare));
        Assert.True(NameAddr.TryParse(Parse("cparam02").Value(SipHeader.Contact), out NameAddr bracketed));

        Assert.True(bare.Parameters.Has("unknownparam"u8));
        Assert.False(bracketed.Parameters.Has("unknownparam"u8));
        Assert.Equal("sip:+19725552222@gw1.example.net;unknownparam", Text(bracketed.Uri));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Sip", "Rfc4475");

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".dat"));

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static SipMessage Parse(string name)
    {
        Assert.True(SipParser.TryParse(Read(name), out SipMessage? message));
        return message!;
    }
}
