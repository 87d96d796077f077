using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Speech;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Makes the exchange's plans true with our own engine: dialogs, media, browsers and recordings. All its state belongs to one owner loop.
/// </summary>
internal sealed class Switchboard : ITelephony, IBrowserAudio, IDeskPhones, ITelephonyFigures, IReactor, IHostedService, IDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StopStep = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<InteractionId, CallLines> calls = [];
    private readonly Browsers browsers = new();
    private readonly OwnerLoop owner;
    private readonly LoadGate gate;
    private readonly PromptShelf prompts;
    private readonly ISpeech? speech;
    private readonly ISpeech? standIn;
    private readonly TrunkBook trunkNames;
    private readonly AwayTrunks away;
    private readonly RecordingShelf shelf;
    private readonly IExchange exchange;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly MediaEngine media;
    private readonly BrowserMedia browserMedia;
    private readonly SipUserAgent sip;
    private readonly BridgeSite site;
    private readonly DeskPhones phones;
    private readonly DeskPhoneStates phoneStates;
    private readonly CancellationTokenSource stopping = new();
    private readonly int mostCalls;
    private Task sweeping = Task.CompletedTask;

    public Switchboard(
        TelephonyOptions options, TelephonyKeys keys, RecordingShelf shelf, IExchange exchange, TimeProvider time, ILogger<Switchboard> logger,
        DeskPhoneAccounts? accounts = null, string? spokenFolder = null, Func<string, Task<IPAddress[]>>? addressesOf = null)
    {
        mostCalls = options.MostCalls;
        (this.shelf, this.exchange, this.time, this.logger) = (shelf, exchange, time, logger);
        owner = new(logger);
        var trunks = TelephonyParts.Sources(options.AllowedTrunks, "Telephony:TrunkSources");
        trunkNames = new(options.TrunkNames);
        away = new(trunkNames, time);
        gate = new(options, owner, new KnownCallers(trunks, source => phones!.AgentAt(source) is not null, time, logger).MayCall, time);
        speech = SpeechParts.Open(options.Speech, logger);
        standIn = SpeechParts.StandIn(options.Speech, logger);
        prompts = new(options.PromptFolder, new(speech, options.Speech, time, SpeechParts.Disk(options.Speech, spokenFolder, logger))
        {
            StandIn = standIn is null ? null : new(standIn, options.Speech, time),
        });
        var heard = TelephonyParts.Heard(options, accounts is not null);
        (media, browserMedia, sip) = TelephonyParts.Open(options, keys, gate, heard, accounts, time, logger);
        sip.IncomingCall += Arrive;
        var advertised = IPAddress.Parse(options.MediaAdvertised ?? options.MediaAddress);
        var hops = new NextHops(heard, sip.LocalEndPoint.AddressFamily, time, addressesOf ?? Dns.GetHostAddressesAsync);
        site = new(owner, exchange, media, sip, hops, options, advertised, logger, time, Forget, away, stopping.Token);
        phoneStates = new(agent => Changed?.Invoke(agent));
        phones = new(site, new(new(accounts), Lend, Ring, browsers.Has, phoneStates));
        sip.PhoneChanged += (account, contact) =>
        {
            if (accounts!.AgentOf(account) is not { } agent) return;
            owner.Post(() =>
            {
                phones.Note(agent, contact);
                accounts.Note(account, contact is not null);
            });
        };
    }

    /// <inheritdoc/>
    public event Action<AgentId>? Changed;

    /// <summary>Where SIP is listened for, with the real port.</summary>
    internal IPEndPoint SipEndPoint => sip.LocalEndPoint;

    /// <summary>Legs that are over and may still be named by a plan. For tests, after <see cref="CountAsync"/>.</summary>
    internal int EndedLegs => site.EndedCount;

    /// <inheritdoc/>
    public TelephonyLoad Read() => new(
        media.LegCount, media.Lateness, media.PortsUsed, media.Ports, media.RecordingBacklogBytes, mostCalls, gate.Refused, away.All);

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var plan in committed.Plans) Arrange(plan);
        phones.React(committed);
        foreach (var version in committed.Flows.Where(flow => !flow.Versions.IsEmpty).Select(flow => flow.Versions[^1])) prompts.Warm(version.Definition);
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is CallClosed closed) owner.Post(() => Close(closed.Call));
            else if (entry.Event is MessageDeleted deleted) shelf.Delete(deleted.Message, logger);
            else if (entry.Event is MessageDropped dropped) shelf.Delete(dropped.Message, logger);
        }
    }

    /// <inheritdoc/>
    public void Arrange(CallPlan plan) => owner.Post(() =>
    {
        var lines = LinesOf(plan.Call);
        lines.Apply(plan);
        DropIfEmpty(lines);
    });

    /// <inheritdoc/>
    public Result<string> Connect(AgentId agent, string offer)
    {
        if (!browserMedia.TryAnswer(offer, out var answer, out var why)) return new Refusal("audio.bad", why);
        var leg = answer.Leg;
        leg.Happened += (_, happened) => owner.PostFromMedia(() => Happened(agent, leg, happened));
        owner.Post(() =>
        {
            browsers.Add(agent, leg);
            Reconnect(agent);
        });
        return answer.Sdp;
    }

    /// <inheritdoc/>
    public void Disconnect(AgentId agent) => owner.Post(() =>
    {
        browsers.Remove(agent);
        Reconnect(agent);
    });

    /// <inheritdoc/>
    DeskPhoneState IDeskPhones.Of(AgentId agent) => phoneStates.Of(agent);

    /// <inheritdoc/>
    DeskPhoneRefusal? IDeskPhones.RefusalOf(AgentId agent) => phoneStates.RefusalOf(agent);

    /// <inheritdoc/>
    void IDeskPhones.Use(AgentId agent, AgentDevice? device) => owner.Post(() =>
    {
        if (device is AgentDevice.DeskPhone) browsers.Remove(agent);
        Reconnect(agent);
        phones.Use(agent, device);
    });

    /// <inheritdoc/>
    void IDeskPhones.RingAgain(AgentId agent) => owner.Post(() => phones.RingAgain(agent));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sweeping = Task.Run(SweepAsync, CancellationToken.None);
        sip.Start();
        logger.Listening(sip.LocalEndPoint.ToString(), browserMedia.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The exchange ends its calls as interrupted, and its plans make the far ends hear of it.
        await exchange.SubmitAsync(new RecoverSite(), cancellationToken);
        for (var waited = TimeSpan.Zero; waited < StopPatience && await CountAsync() > 0; waited += StopStep)
            await Task.Delay(StopStep, time, cancellationToken);
        await stopping.CancelAsync();
        await sweeping.WaitAsync(cancellationToken);
        await owner.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sip.Dispose();
        browserMedia.Dispose();
        media.Dispose();
        owner.Dispose();
        (speech as IDisposable)?.Dispose();
        (standIn as IDisposable)?.Dispose();
        stopping.Dispose();
    }

    private async Task SweepAsync()
    {
        try
        {
            await shelf.SweepAsync(logger, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            logger.SweepFailed(reason);
        }
    }

    /// <summary>On the SIP loop: gives the call an id and passes it on.</summary>
    private void Arrive(IncomingInvite invite)
    {
        if (phones.AgentAt(invite.Source) is { } agent)
        {
            phones.Take(agent, invite);
            owner.Post(gate.HasArrived);
            return;
        }

        if (invite.Replaces is { } replaced)
        {
            Replace(replaced, invite);
            owner.Post(gate.HasArrived);
            return;
        }

        var call = new InteractionId(Guid.CreateVersion7(time.GetUtcNow()));
        var leg = new InboundLeg(new(call, 1), site, invite);
        invite.Observe(leg);
        var arrival = gate.Begin();
        owner.Post(() =>
        {
            try
            {
                Arrive(leg, arrival);
            }
            finally
            {
                gate.HasArrived();
            }
        });
    }

    /// <summary>A far end moves its side of a call to another of its phones. Only the trunk that carries the call may.</summary>
    private void Replace(SipDialog replaced, IncomingInvite invite)
    {
        if (replaced.Observer is not SipBridgeLeg leg || !replaced.Peer.EndPoint.Address.Equals(invite.Source.Address))
        {
            invite.Reject(403);
            return;
        }

        invite.Observe(leg);
        owner.Post(() => leg.Take(invite));
    }

    private void Arrive(InboundLeg leg, Arrival arrival)
    {
        // Whatever becomes of the call: one that is never decided about would keep all others out.
        var isOnItsWay = false;
        try
        {
            if (leg.Arrive() is not { } arrived) return;
            LinesOf(leg.Id.Call).Add(leg);
            _ = TellAsync(leg, arrived with { Trunk = trunkNames.NameOf(leg.Source) }, arrival);
            isOnItsWay = true;
        }
        finally
        {
            if (!isOnItsWay) arrival.Decided();
        }
    }

    private async Task TellAsync(InboundLeg leg, ArriveCall arrived, Arrival arrival)
    {
        try
        {
            if (await exchange.ReportAsync(arrived, CancellationToken.None) is { } refusal) owner.Post(() => leg.Refuse(refusal));
        }
        finally
        {
            arrival.Decided();
        }
    }

    private void Lend(AgentId agent, LentAudio? phone)
    {
        browsers.Lend(agent, phone);
        Reconnect(agent);
    }

    private void Ring(AgentId agent, PersonalText dialogs)
    {
        if (browsers.Ring(agent, dialogs)) Reconnect(agent);
    }

    private void Happened(AgentId agent, BrowserLeg leg, MediaEvent happened)
    {
        var isKnown = happened switch
        {
            BrowserUp or MediaReturned => browsers.Note(agent, leg, isUp: true, isQuiet: false),
            MediaLost => browsers.Note(agent, leg, isUp: leg.IsUp, isQuiet: true),
            BrowserDown => browsers.Note(agent, leg, isUp: false, isQuiet: true),
            _ => false,
        };
        if (happened is BrowserDown) browsers.Remove(agent, leg);
        if (isKnown) Reconnect(agent);
    }

    private void Reconnect(AgentId agent)
    {
        foreach (var lines in calls.Values.Where(lines => lines.Has(agent)).ToList()) lines.Reconnect();
        phones.Reconsider(agent);
    }

    /// <summary>Counts the calls, when all that was asked before is done.</summary>
    internal Task<int> CountAsync()
    {
        var count = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        owner.Post(() => count.SetResult(calls.Count));
        return count.Task;
    }

    private CallLines LinesOf(InteractionId call)
    {
        if (calls.TryGetValue(call, out var known)) return known;
        var lines = new CallLines(call, site, browsers, prompts, shelf, DropIfEmpty);
        calls[call] = lines;
        CountCalls();
        return lines;
    }

    private void Forget(BridgeLeg leg)
    {
        if (!calls.TryGetValue(leg.Id.Call, out var lines)) return;
        lines.Remove(leg);
        DropIfEmpty(lines);
    }

    /// <summary>A call that is closed at once has no more plans: what is left of it is dropped here.</summary>
    private void Close(InteractionId call)
    {
        if (!calls.TryGetValue(call, out var lines)) return;
        lines.Close();
        DropIfEmpty(lines);
    }

    private void DropIfEmpty(CallLines lines)
    {
        if (lines.IsEmpty) calls.Remove(lines.Call);
        CountCalls();
    }

    /// <summary>A call that is over and waits for a full disk to take its recording keeps nobody out.</summary>
    private void CountCalls() => gate.Calls = calls.Count < mostCalls ? calls.Count : calls.Values.Count(lines => lines.HasLegs);
}
