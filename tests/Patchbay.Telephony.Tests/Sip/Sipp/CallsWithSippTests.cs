using System.Net;
using Patchbay.Telephony.Sdp;
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
        await us.ForgottenAsync();
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

    [SippFact]
    public async Task A_caller_who_gives_up_while_it_rings_hears_487()
    {
        us.OnCall = (invite, _) => invite.Ring();

        using SippRun sipp = SippRun.Caller("caller_cancels.xml", us.Agent.LocalEndPoint);

        (_, FactObserver observer) = await us.NextCallAsync();
        Assert.Equal("ended Cancelled by them", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task We_hang_up_on_a_caller_through_all_its_proxies()
    {
        us.OnCall = (invite, _) =>
        {
            invite.Ring();
            invite.Answer(TestSession.Audio);
        };

        using SippRun sipp = SippRun.Caller("caller_is_hung_up_on.xml", us.Agent.LocalEndPoint);
        (IncomingInvite invite, FactObserver observer) = await us.NextCallAsync();
        Assert.Equal("answered", await observer.NextAsync());
        invite.Dialog.HangUp();

        Assert.Equal("ended HungUp by us", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task A_caller_puts_us_on_hold_in_both_styles_and_comes_back()
    {
        AudioNegotiation audio = new(new AudioCapability { Local = new IPEndPoint(IPAddress.Loopback, 40000) });
        List<bool> held = [];
        us.OnCall = (invite, observer) =>
        {
            observer.OnOffer = offer => offer.Answer(Answer(offer.Sdp!));
            invite.Ring();
            invite.Answer(Answer(invite.Sdp!));
        };

        using SippRun sipp = SippRun.Caller("caller_holds.xml", us.Agent.LocalEndPoint);

        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Equal([false, true, true, false], held);
        Assert.Empty(us.Bugs);

        string Answer(string offer)
        {
            Assert.True(audio.TryAnswer(offer, SdpDirection.SendReceive, out AudioAnswer? answer, out _));
            held.Add(answer.Agreement.IsHeldByRemote);
            return answer.Sdp;
        }
    }

    [SippFact]
    public async Task A_busy_party_is_reported_with_the_reason_the_network_gave()
    {
        using SippRun sipp = SippRun.Callee("callee_is_busy.xml");

        (_, FactObserver observer) = us.Call(sipp.EndPoint);

        Assert.Equal("failed 486", await observer.NextAsync());
        Assert.Equal(17, observer.Failure!.Detail!.Cause);
        Assert.Equal("", await sipp.VerdictAsync());
    }

    [SippFact]
    public async Task A_party_that_does_not_answer_is_cancelled_when_its_time_is_up()
    {
        using SippRun sipp = SippRun.Callee("callee_does_not_answer.xml");

        (_, FactObserver observer) = us.Call(sipp.EndPoint, ringLimit: TimeSpan.FromSeconds(2));

        Assert.Equal("ringing", await observer.NextAsync());
        Assert.Equal("failed 408", await observer.NextAsync());
        Assert.Equal("", await sipp.VerdictAsync());
        await us.ForgottenAsync();
    }

    [SippFact]
    public async Task We_put_a_called_party_on_hold_and_hang_up_through_its_proxies()
    {
        using SippRun sipp = SippRun.Callee("callee_is_put_on_hold.xml");

        (SipDialog dialog, FactObserver observer) = us.Call(sipp.EndPoint);
        Assert.Equal("ringing", await observer.NextAsync());
        Assert.Equal("answered", await observer.NextAsync());
        dialog.ReInvite(TestSession.OnHold);
        Assert.Equal("offer answered", await observer.NextAsync());
        dialog.HangUp();

        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Contains("a=recvonly", observer.LastSdp, StringComparison.Ordinal);
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task Callers_on_a_line_that_loses_packets_get_through_all_the_same()
    {
        us.OnCall = (invite, _) =>
        {
            invite.Ring();
            invite.Answer(TestSession.Audio);
        };

        using SippRun sipp = SippRun.Caller("caller_on_a_bad_line.xml", us.Agent.LocalEndPoint, "-m", "20", "-r", "20", "-lost", "15");

        Assert.Equal("", await sipp.VerdictAsync());
        Assert.True(us.Agent.Counters.RetransmissionsIn + us.Agent.Counters.RetransmissionsOut > 0);
        Assert.Empty(us.Bugs);
    }

    [SippFact]
    public async Task Parties_on_a_line_that_loses_packets_are_reached_all_the_same()
    {
        // An ACK that answers a repeated 200 may come after the BYE: SIPp is not to take that for a fault.
        using SippRun sipp = SippRun.Callee(
            "callee_on_a_bad_line.xml", "-m", "10", "-lost", "15", "-default_behaviors", "all,-abortunexp");

        List<(SipDialog Dialog, FactObserver Observer)> calls = [.. Enumerable.Range(0, 10).Select(_ => us.Call(sipp.EndPoint))];
        foreach ((SipDialog dialog, FactObserver observer) in calls)
        {
            string fact = await observer.NextAsync();
            Assert.Equal("answered", fact == "ringing" ? await observer.NextAsync() : fact);
            dialog.HangUp();
        }

        Assert.Equal("", await sipp.VerdictAsync());
        Assert.Empty(us.Bugs);
    }
}
