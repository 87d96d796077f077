using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Tests.Sip.Messages;

public sealed class SipParserTests
{
    [Theory]
    [InlineData("v: SIP/2.0/UDP h;branch=z9hG4bKx\r\nf: <sip:a@b>;tag=1\r\nt: <sip:c@d>\r\ni: id\r\nm: <sip:e@f>\r\nl: 0\r\n")]
    [InlineData("VIA:SIP/2.0/UDP h;branch=z9hG4bKx\r\nFROM:<sip:a@b>;tag=1\r\nTO\t: <sip:c@d>\r\ncall-id:  id  \r\nCONTACT :<sip:e@f>\r\n")]
    [InlineData("Via: SIP/2.0/UDP\r\n h ; branch =\r\n\tz9hG4bKx\r\nFrom: <sip:a@b>\r\n ;tag=1\r\nTo:\r\n <sip:c@d>\r\nCall-ID: id\r\nContact: <sip:e@f>\r\n")]
    [InlineData("Via: SIP/2.0/UDP h;branch=z9hG4bKx\nFrom: <sip:a@b>;tag=1\nTo: <sip:c@d>\nCall-ID: id\nContact: <sip:e@f>\n")]
    public void Short_names_odd_case_folds_and_bare_line_feeds_all_mean_the_same(string header)
    {
        SipMessage message = Parse($"OPTIONS sip:x@y SIP/2.0\r\n{header}CSeq: 7 OPTIONS\r\n\r\n");

        Assert.Null(message.Defect);
        Assert.True(message.TryGetTopVia(out Via via));
        Assert.Equal(("h", "z9hG4bKx"), (Text(via.Host), Text(via.Branch)));
        Assert.Equal(("1", "", "id"), (Text(message.Tag(SipHeader.From)), Text(message.Tag(SipHeader.To)), Text(message.CallId)));
        Assert.Equal("sip:e@f", Text(message.ContactUri()));
        Assert.Equal((7u, SipMethod.Options), (message.CSeqNumber, message.CSeqMethod));
    }

    [Fact]
    public void A_comma_parts_values_except_inside_quotes_and_brackets()
    {
        SipMessage message = Parse(Options("Contact: \"a, \\\"b\\\"\" <sip:x@y;p=1,2>, <sip:z@y>,,\r\nm: sip:w@y\r\n"));

        Assert.Equal(["\"a, \\\"b\\\"\" <sip:x@y;p=1,2>", "<sip:z@y>", "sip:w@y"], message.TextValues(SipHeader.Contact));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("hello")]
    [InlineData("SIP/2.0 99 Too Low\r\n\r\n")]
    [InlineData("SIP/2.0 700 Too High\r\n\r\n")]
    [InlineData("SIP/2.0 2000 OK\r\n\r\n")]
    [InlineData("SIP/3.0 200 OK\r\n\r\n")]
    [InlineData(" INVITE sip:x@y SIP/2.0\r\n\r\n")]
    public void What_is_no_sip_gets_no_answer(string text) =>
        Assert.False(SipParser.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("Call-ID: id", "Call-ID: two words")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 2147483648 OPTIONS")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: OPTIONS")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1 INVITE")]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 256")]
    [InlineData("Max-Forwards: 70", "Max-Forwards: -1")]
    [InlineData("Max-Forwards: 70", "no colon in this line")]
    [InlineData("Max-Forwards: 70", "bad name: 1")]
    [InlineData("Max-Forwards: 70", ": no name")]
    [InlineData("SIP/2.0/UDP h", "SIP/2.0/UDP")]
    [InlineData("SIP/2.0/UDP h", "SIP/2.0/UDP h:0")]
    [InlineData("SIP/2.0/UDP h", "SIP/2.0/UDP h:99999")]
    [InlineData("SIP/2.0/UDP h", "HTTP/2.0/UDP h")]
    [InlineData("<sip:a@b>;tag=1", "<sip:a@b")]
    [InlineData("<sip:a@b>;tag=1", "\"open <sip:a@b>")]
    [InlineData("<sip:a@b>;tag=1", "<sip:a b@c>")]
    [InlineData("<sip:a@b>;tag=1", "<sip:>")]
    [InlineData("<sip:a@b>;tag=1", "<sip:a@b:port>")]
    [InlineData("<sip:a@b>;tag=1", "<sip:a@b>;;")]
    [InlineData("<sip:a@b>;tag=1", "<sip:a@b> tag=1")]
    public void A_request_that_breaks_a_rule_is_one_to_answer_with_400(string part, string broken)
    {
        SipMessage message = Parse(Options("").Replace(part, broken, StringComparison.Ordinal));

        Assert.Equal(400, message.Defect!.Code);
    }

    [Fact]
    public void More_header_fields_than_anybody_needs_are_too_many()
    {
        SipMessage message = Parse(Options(string.Concat(Enumerable.Repeat("X: y\r\n", SipParser.MaxFields))));

        Assert.Equal("Too Many Header Fields", message.Defect!.Reason);
    }

    [Theory]
    [InlineData("sip:anna@example.com", "anna", "example.com", 0)]
    [InlineData("SIP:anna:secret@example.com:5070;transport=udp?subject=x", "anna", "example.com", 5070)]
    [InlineData("sip:example.com", "", "example.com", 0)]
    [InlineData("sip:+49%2030@[2001:db8::1]:5061", "+49 30", "[2001:db8::1]", 5061)]
    [InlineData("tel:+49-30-123;phone-context=+49", "+49-30-123", "", 0)]
    public void Uris_come_apart_where_the_grammar_says(string text, string user, string host, int port)
    {
        Assert.True(SipUri.TryParse(Encoding.UTF8.GetBytes(text), out SipUri uri));

        Assert.Equal((user, host, port), (uri.UserText, Text(uri.Host), uri.Port));
    }

    [Theory]
    [InlineData("sip:")]
    [InlineData("sip:@example.com")]
    [InlineData("sip:a@")]
    [InlineData("sip:a@b@c d")]
    [InlineData("sip:a@exa mple.com")]
    [InlineData("sip:a@[::1")]
    [InlineData("sip:a@b;;x")]
    [InlineData("tel:")]
    [InlineData("mailto:a@b")]
    [InlineData("anna")]
    public void What_only_looks_like_a_uri_is_none(string text) =>
        Assert.False(SipUri.TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static string Options(string lines) =>
        "OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: id\r\n"
        + $"CSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n{lines}Content-Length: 0\r\n\r\n";

    private static SipMessage Parse(string text)
    {
        Assert.True(SipParser.TryParse(Encoding.UTF8.GetBytes(text), out SipMessage? message));
        return message!;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
