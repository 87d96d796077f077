using System.Net;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Registration;

public sealed class RegistrarTests : IDisposable
{
    private readonly PhoneBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_phone_without_credentials_is_challenged_with_the_better_hash_first()
    {
        WireMessage answer = bench.Send(bench.Register());

        Assert.Equal("SIP/2.0 401 Unauthorized", answer.StartLine);
        Assert.Collection(
            answer.All("WWW-Authenticate"),
            first => Assert.Contains("algorithm=SHA-256", first, StringComparison.Ordinal),
            second => Assert.Contains("algorithm=MD5", second, StringComparison.Ordinal));
        Assert.All(answer.All("WWW-Authenticate"), line => Assert.Contains("qop=\"auth\"", line, StringComparison.Ordinal));
        Assert.Empty(bench.Changes);
    }

    [Theory]
    [InlineData("SHA-256")]
    [InlineData("MD5")]
    [InlineData(null)]
    public void A_phone_that_knows_its_password_is_registered_where_it_says_for_as_long_as_it_may(string? algorithm)
    {
        WireMessage answer = bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge(), algorithm: algorithm), expires: 7200));

        Assert.Equal("SIP/2.0 200 OK", answer.StartLine);
        Assert.Equal("<sip:maya@192.0.2.7:5060>;expires=3600", answer.Header("Contact"));
        Assert.Equal(["maya sip:maya@192.0.2.7:5060"], bench.Changes);
    }

    [Fact]
    public void A_wrong_password_a_foreign_name_and_an_unknown_name_get_the_same_answer()
    {
        string nonce = bench.Challenge();

        string wrong = bench.Send(bench.Register(PhoneBench.Answer(nonce, password: "guess"))).StartLine;
        string foreign = bench.Send(bench.Register(PhoneBench.Answer(nonce, user: "omar"))).StartLine;
        string unknown = bench.Send(bench.Register(PhoneBench.Answer(nonce, user: "nobody"), user: "nobody")).StartLine;

        Assert.Equal(["SIP/2.0 403 Forbidden", "SIP/2.0 403 Forbidden", "SIP/2.0 403 Forbidden"], [wrong, foreign, unknown]);
        Assert.Empty(bench.Changes);
    }

    [Fact]
    public void A_count_that_was_used_is_stale_and_the_next_one_is_not()
    {
        string nonce = bench.Challenge();
        bench.Send(bench.Register(PhoneBench.Answer(nonce, count: 1)));

        WireMessage again = bench.Send(bench.Register(PhoneBench.Answer(nonce, count: 1)));
        WireMessage next = bench.Send(bench.Register(PhoneBench.Answer(nonce, count: 2)));

        Assert.Equal("SIP/2.0 401 Unauthorized", again.StartLine);
        Assert.Contains("stale=true", again.All("WWW-Authenticate")[0], StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 200 OK", next.StartLine);
    }

    [Fact]
    public void An_old_nonce_is_stale_and_one_that_is_not_ours_is_just_challenged()
    {
        string nonce = bench.Challenge();
        bench.Us.Time.AdvanceSeconds(301);

        WireMessage old = bench.Send(bench.Register(PhoneBench.Answer(nonce)));
        WireMessage foreign = bench.Send(bench.Register(PhoneBench.Answer(new string('a', nonce.Length))));

        Assert.Contains("stale=true", old.All("WWW-Authenticate")[0], StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 401 Unauthorized", foreign.StartLine);
        Assert.DoesNotContain("stale", foreign.All("WWW-Authenticate")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_guesses_a_password_waits_longer_and_longer_and_others_do_not()
    {
        for (int i = 1; i <= 5; i++)
            bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge(), password: $"guess {i}")));

        WireMessage sixth = bench.Send(bench.Register(PhoneBench.Answer("any")));
        WireMessage colleague = bench.Send(bench.Register(user: "omar"));
        WireMessage elsewhere = bench.Send(bench.Register(), new IPEndPoint(IPAddress.Parse("192.0.2.8"), 5060));
        bench.Us.Time.AdvanceSeconds(3);
        WireMessage later = bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge())));

        Assert.Equal(("SIP/2.0 503 Service Unavailable", "2"), (sixth.StartLine, sixth.Header("Retry-After")));
        Assert.Equal("SIP/2.0 401 Unauthorized", colleague.StartLine);
        Assert.Equal("SIP/2.0 401 Unauthorized", elsewhere.StartLine);
        Assert.Equal("SIP/2.0 200 OK", later.StartLine);
    }

    [Fact]
    public void A_registration_ends_when_its_time_is_up_or_the_phone_leaves()
    {
        bench.SignIn(expires: 60);
        bench.Us.Time.AdvanceSeconds(61);
        bench.SignIn(expires: 60);
        bench.SignIn(expires: 0);
        bench.SignIn(expires: 60);
        bench.SignIn(expires: 0, contact: "*");

        Assert.Equal(
            ["maya sip:maya@192.0.2.7:5060", "maya -", "maya sip:maya@192.0.2.7:5060", "maya -", "maya sip:maya@192.0.2.7:5060", "maya -"],
            bench.Changes);
    }

    [Fact]
    public void A_refresh_keeps_the_registration_and_an_older_request_of_the_same_phone_is_refused()
    {
        bench.SignIn(expires: 100);
        bench.Us.Time.AdvanceSeconds(90);
        bench.SignIn(expires: 100);
        bench.Us.Time.AdvanceSeconds(90);

        WireMessage late = bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge()), sequence: 1));

        Assert.DoesNotContain("maya -", bench.Changes);
        Assert.Equal("SIP/2.0 500 Server Internal Error", late.StartLine);
    }

    [Fact]
    public void A_phone_that_wants_to_come_back_too_often_is_told_how_long_it_must_stay()
    {
        WireMessage answer = bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge()), expires: 5));

        Assert.Equal(("SIP/2.0 423 Interval Too Brief", "60"), (answer.StartLine, answer.Header("Min-Expires")));
    }

    [Fact]
    public void A_phone_is_gone_with_the_connection_it_came_by()
    {
        bench.Us.Wire.Protocol = SipProtocol.Tcp;
        bench.SignIn();

        bench.Us.Wire.Lose(VirtualAgent.Peer);

        Assert.Equal(["maya sip:maya@192.0.2.7:5060", "maya -"], bench.Changes);
    }

    [Fact]
    public void The_fifth_phone_of_an_account_takes_the_place_of_the_oldest()
    {
        for (int i = 1; i <= 5; i++)
            bench.SignIn(contact: $"<sip:maya@192.0.2.{i}>");

        WireMessage answer = bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge()), contact: ""));

        Assert.Equal(4, answer.All("Contact").Count);
        Assert.DoesNotContain(answer.All("Contact"), line => line.Contains("192.0.2.1>", StringComparison.Ordinal));
    }
}
