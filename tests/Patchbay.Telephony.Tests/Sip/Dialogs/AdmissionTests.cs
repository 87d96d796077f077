using System.Net;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class AdmissionTests
{
    [Fact]
    public void An_overloaded_gate_refuses_a_call_before_it_costs_anything()
    {
        Gate gate = new(Admission.Overloaded(TimeSpan.FromSeconds(7)));
        using VirtualAgent us = new(surroundings => surroundings with { Gate = gate });

        us.Receive(PeerText.Invite());
        us.Receive(PeerText.Invite());
        us.Receive(PeerText.Request("ACK", "z9hG4bK-1", 1));

        WireMessage refusal = us.Wire.Next(), again = us.Wire.Next();
        Assert.Equal(("SIP/2.0 503 Service Unavailable", "7"), (refusal.StartLine, refusal.Header("Retry-After")));
        Assert.Equal(refusal.Text, again.Text);
        Assert.Empty(us.Invites);
        Assert.Equal((0, 0), (us.Agent.Dialogs, us.Agent.Context.Layer.Count));
        Assert.Equal(2, us.Agent.Counters.RefusedByGate);
    }

    [Fact]
    public void The_gate_hears_who_calls_and_how_many_dialogs_there_are()
    {
        Gate gate = new(Admission.Granted);
        using VirtualAgent us = new(surroundings => surroundings with { Gate = gate });
        us.Call();

        us.Receive(PeerText.Invite());

        Assert.Equal([(VirtualAgent.Peer, 1)], gate.Asked);
        Assert.Single(us.Invites);
    }

    [Theory]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 0", "SIP/2.0 483 Too Many Hops")]
    [InlineData("sip:4711@192.0.2.1:5060 SIP/2.0", "mailto:4711@192.0.2.1 SIP/2.0", "SIP/2.0 416 Unsupported URI Scheme")]
    [InlineData("INVITE", "REFER", "SIP/2.0 403 Forbidden")]
    [InlineData("INVITE", "NOTIFY", "SIP/2.0 405 Method Not Allowed")]
    [InlineData("INVITE", "PRACK", "SIP/2.0 405 Method Not Allowed")]
    [InlineData("INVITE", "JUGGLE", "SIP/2.0 405 Method Not Allowed")]
    [InlineData("Max-Forwards: 70", "Content-Encoding: gzip", "SIP/2.0 415 Unsupported Media Type")]
    public void What_we_cannot_do_is_refused_by_its_proper_name(string part, string other, string answer)
    {
        using VirtualAgent us = new();

        us.Receive(PeerText.Invite().Replace(part, other, StringComparison.Ordinal));

        Assert.Equal([answer], us.Wire.TakeStartLines());
        Assert.Equal(0, us.Agent.Context.Layer.Count);
    }

    [Fact]
    public void An_extension_is_refused_when_required_and_ignored_when_only_supported()
    {
        using VirtualAgent us = new();

        us.Receive(PeerText.Invite(branch: "z9hG4bK-a", lines: "Require: 100rel, timer\r\n"));
        WireMessage refusal = us.Wire.Next();
        us.Receive(PeerText.Invite(branch: "z9hG4bK-b", lines: "Supported: 100rel, timer\r\n"));

        Assert.Equal(("SIP/2.0 420 Bad Extension", "100rel, timer"), (refusal.StartLine, refusal.Header("Unsupported")));
        Assert.Equal("SIP/2.0 100 Trying", us.Wire.Next().StartLine);
    }

    [Fact]
    public void Options_tells_what_we_can_do()
    {
        using VirtualAgent us = new();

        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o", 1));

        WireMessage ok = us.Wire.Next();
        Assert.Equal("SIP/2.0 200 OK", ok.StartLine);
        Assert.Equal("INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER", ok.Header("Allow"));
        Assert.Equal("application/sdp", ok.Header("Accept"));
    }

    [Fact]
    public void Strangers_get_a_few_refusals_a_second_and_no_call()
    {
        using VirtualAgent us = new();
        IPEndPoint stranger = new(IPAddress.Parse("198.51.100.66"), 5060);

        for (int i = 0; i < 100; i++)
            us.Receive(PeerText.Invite(branch: $"z9hG4bK-{i}"), stranger);
        IReadOnlyList<string> first = us.Wire.TakeStartLines();
        us.Time.AdvanceSeconds(1);
        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o", 1), stranger);
        us.Receive(PeerText.Request("ACK", "z9hG4bK-o", 1), stranger);

        Assert.Equal(Enumerable.Repeat("SIP/2.0 403 Forbidden", 10), first);
        Assert.Equal(["SIP/2.0 403 Forbidden"], us.Wire.TakeStartLines());
        Assert.Empty(us.Invites);
        Assert.Equal(102, us.Agent.Counters.UnknownSources);
    }

    private sealed class Gate(Admission answer) : IAdmissionGate
    {
        public List<(IPEndPoint Source, int Dialogs)> Asked { get; } = [];

        public Admission Decide(IPEndPoint source, int dialogs)
        {
            Asked.Add((source, dialogs));
            return answer;
        }
    }
}
