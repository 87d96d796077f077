using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Sipp;

public sealed class CallsWithSippTests : IDisposable
{
    private readonly LoopbackAgent us = new();

    public void Dispose() => us.Dispose();

    [SippFact]
    public async Task A_caller_is_rung_answered_and_hangs_up()
    {
        using SippRun sipp = SippRun.Caller("caller_hangs_up.xml", us.Agent.LocalEndPoint);

        (IncomingInvite invite, FactObserver observer) = await us.NextCallAsync();
        invite.Ring();
        invite.Answer(TestSession.Audio);

        Assert.Equal("answered", await observer.NextAsync());
        Assert.Equal("ended HungUp by them", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Equal(new SipReason("Q.850", 16, "Normal call clearing"), observer.Ending!.Reason);
        Assert.Equal("4711", invite.CalledNumber);
        Assert.Equal(("Anna \"A.\" Caller", "+49301234"), (invite.From.DisplayName, invite.From.User));
        Assert.Equal(["<tel:+49301234>"], invite.AssertedIdentities);
        Assert.StartsWith("v=0", invite.Sdp, StringComparison.Ordinal);
        Assert.Empty(us.Bugs);
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [SippFact]
    public async Task A_called_party_rings_answers_and_is_hung_up_on()
    {
        using SippRun sipp = SippRun.Callee("callee_answers.xml");

        (SipDialog dialog, FactObserver observer) = us.Call(sipp.EndPoint);

        Assert.Equal("ringing", await observer.NextAsync());
        Assert.Equal("answered", await observer.NextAsync());
        Assert.Contains("m=audio", observer.LastSdp, StringComparison.Ordinal);
        dialog.HangUp(SipReason.NormalClearing);
        Assert.Equal("ended HungUp by us", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }
}
