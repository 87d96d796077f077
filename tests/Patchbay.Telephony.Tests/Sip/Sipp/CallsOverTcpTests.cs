using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Sipp;

/// <summary>The same scenarios over connections: one for all calls, as SIPp's mode t1 does it.</summary>
public sealed class CallsOverTcpTests : IDisposable
{
    private readonly LoopbackAgent us = new();

    public void Dispose() => us.Dispose();

    [SippFact]
    public async Task A_caller_over_tcp_is_rung_answered_and_hangs_up()
    {
        using SippRun sipp = SippRun.Caller("caller_hangs_up.xml", us.Agent.EndPointOf(SipProtocol.Tcp)!, "-t", "t1");

        (IncomingInvite invite, FactObserver observer) = await us.NextCallAsync();
        invite.Ring();
        invite.Answer(TestSession.Audio);

        Assert.Equal("answered", await observer.NextAsync());
        Assert.Equal("ended HungUp by them", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task A_caller_over_tcp_is_hung_up_on_by_the_same_connection()
    {
        using SippRun sipp = SippRun.Caller("caller_is_hung_up_on.xml", us.Agent.EndPointOf(SipProtocol.Tcp)!, "-t", "t1");

        (IncomingInvite invite, FactObserver observer) = await us.NextCallAsync();
        invite.Ring();
        invite.Answer(TestSession.Audio);
        Assert.Equal("answered", await observer.NextAsync());
        invite.Dialog.HangUp(SipReason.NormalClearing);

        Assert.Equal("ended HungUp by us", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task A_party_called_over_tcp_rings_answers_and_is_hung_up_on()
    {
        using SippRun sipp = SippRun.Callee("callee_answers.xml", "-t", "t1");
        await sipp.ListeningAsync();

        (SipDialog dialog, FactObserver observer) = us.Call(sipp.EndPoint, protocol: SipProtocol.Tcp);

        Assert.Equal("ringing", await observer.NextAsync());
        Assert.Equal("answered", await observer.NextAsync());
        dialog.HangUp(SipReason.NormalClearing);
        Assert.Equal("ended HungUp by us", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }
}
