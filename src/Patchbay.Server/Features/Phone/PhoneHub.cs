using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Voicemail;

namespace Patchbay.Server.Features.Phone;

/// <summary>The line between panels and the exchange.</summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="audio">Audio of browsers.</param>
/// <param name="screens">What each agent's panel shows.</param>
/// <param name="panels">Which panels are connected.</param>
/// <param name="records">Finds records and moves logs.</param>
/// <param name="book">Messages that callers left.</param>
/// <param name="links">Links to them.</param>
/// <param name="devices">What each agent hears and speaks with.</param>
/// <param name="history">The calls of before a restart.</param>
[RequiresRole(Roles.Agent)]
internal sealed partial class PhoneHub(
    IExchange exchange, IBrowserAudio audio, AgentScreens screens, PanelConnections panels, AgentRecords records, MessageBook book, MessageLinks links,
    AgentDevices devices, RecentHistory history)
    : Hub<IPhoneClient>, IPhoneServer
{
    private AgentId Agent => AgentId.TryParse(Context.User?.FindFirst(AccessTokens.AgentClaim)?.Value, out var agent)
        ? agent
        : throw new HubException("This user is no agent and has no phone.");

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, AgentScreens.GroupOf(Agent), Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        panels.Left(Agent, Context.ConnectionId);
        screens.PanelLeft(Agent, Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<PhoneState> Hello(int contract)
    {
        if (contract != PhoneContract.Version) throw new HubException("The panel is out of date. Reload it.");
        screens.Note(Agent, Context.User?.Identity?.Name ?? "", Context.User?.FindFirst(ClaimTypes.Role)?.Value ?? "");
        await devices.LoadAsync(Agent, Context.ConnectionAborted);
        await panels.CameAsync(Agent, Context.ConnectionId, Context.ConnectionAborted);
        history.Want(Agent);
        return screens.StateOf(Agent) ?? throw new HubException("This agent does not exist.");
    }

    public Task<PhoneReply> SetPresence(PhonePresence presence, string? reason) => DoAsync(new ChoosePresence(
        Agent,
        presence switch
        {
            PhonePresence.Offline => Presence.Offline,
            PhonePresence.Available => Presence.Available,
            _ => new(PresenceKind.NotReady, reason),
        }));

    public Task<PhoneReply> Answer(string offerId) =>
        OfferId.TryParse(offerId, out var offer) ? HereAsync(new AcceptOffer(offer, Agent)) : Unknown("offer.gone");

    public Task<PhoneReply> Decline(string offerId) =>
        OfferId.TryParse(offerId, out var offer) ? DoAsync(new DeclineOffer(offer, Agent)) : Unknown("offer.gone");

    public Task<PhoneReply> HangUp(string callId) => OnCall(callId, call => new HangUpCall(call, Agent));

    public Task<PhoneReply> Hold(string callId, bool held) =>
        OnCall(callId, call => held ? new HoldCall(call, Agent) : new RetrieveCall(call, Agent));

    public Task<PhoneReply> Mute(string callId, bool muted) => OnCall(callId, call => new MuteAgent(call, Agent, muted));

    public Task<PhoneReply> PauseRecording(string callId, bool paused) => OnCall(
        callId, call => paused ? new PauseRecording(call, Agent, Core.Calls.PauseRecording.StandardReason) : new ResumeRecording(call, Agent));

    public Task<PhoneReply> SendDigits(string callId, string digits) =>
        OnCall(callId, call => new SendDigits(call, Agent, PersonalText.Of(digits?.ToUpperInvariant())));

    public async Task<PhoneReply> Dial(string requestId, string number, PhoneRecord? record)
    {
        if (!InteractionId.TryParse(requestId, out var call)) return await Unknown("request.bad");
        var (match, notice) = await DialledFromAsync(record);
        var reply = await HereAsync(new DialCall(call, Agent, PersonalText.Of(number), match));
        // A double click carries the same request id: the call that runs already is the answer.
        return reply.Ok || reply.Code == "call.known" ? new(true, null, notice) : reply;
    }

    public async Task<PhoneReply> PickRecord(string callId, PhoneRecord record)
    {
        if (!InteractionId.TryParse(callId, out var call)) return await Unknown("call.gone");
        var known = KnownOf(record);
        if (known is null)
        {
            if (records.Elsewhere(call) is { } elsewhere) return new(false, elsewhere.Code, elsewhere.Message);
            var read = await records.ReadAsync(call, PhoneStates.MatchOf(record, "picked"), Context.ConnectionAborted);
            if (read.Refusal is { } refusal) return new(false, refusal.Code, refusal.Message);
            known = read.Value;
        }

        return await DoAsync(new PickRecord(call, Agent, known));
    }

    /// <summary>The record that a number is dialled from, as the org in use has it. A call is worth more than its record: without it, it is dialled all the same.</summary>
    private async Task<(CallerMatch? Record, string? Notice)> DialledFromAsync(PhoneRecord? record)
    {
        if (record is null) return (null, null);
        var read = await records.ReadAsync(null, PhoneStates.MatchOf(record, "dialled"), Context.ConnectionAborted);
        return read.Refusal is { } refusal ? (null, $"{refusal.Message} The call is dialled without this record.") : (read.Value, null);
    }

    public Task<PhoneReply> WriteNotes(string callId, string notes) => OnCall(callId, call => new WriteNotes(call, Agent, PersonalText.Of(notes)));

    public Task<PhoneReply> FinishWrapUp(string callId, string? disposition, string notes) =>
        OnCall(callId, call => new FinishWrapUp(call, Agent, disposition, PersonalText.Of(notes)));

    public Task PopShown(string popId)
    {
        screens.PopShown(Agent, popId);
        return Task.CompletedTask;
    }

    /// <summary>A match that is picked keeps what was found out about it; null for any other record, which is taken by its name.</summary>
    private CallerMatch? KnownOf(PhoneRecord? record)
    {
        var picked = PhoneStates.MatchOf(record, "picked");
        return screens.MatchOf(Agent, picked.Record);
    }

    private Task<PhoneReply> OnCall(string callId, Func<InteractionId, ExchangeCommand> command) =>
        InteractionId.TryParse(callId, out var call) ? DoAsync(command(call)) : Unknown("call.gone");

    /// <summary>Begins a call that is heard in the panel that asked.</summary>
    private async Task<PhoneReply> HereAsync(ExchangeCommand command)
    {
        var reply = await DoAsync(command);
        if (reply.Ok) screens.ChooseAudio(Agent, Context.ConnectionId);
        return reply;
    }

    private static Task<PhoneReply> Unknown(string code) => Task.FromResult(new PhoneReply(false, code, "This does not exist any more."));

    private async Task<PhoneReply> DoAsync(ExchangeCommand command) =>
        await exchange.SubmitAsync(command, Context.ConnectionAborted) is { } refusal ? new(false, refusal.Code, refusal.Message) : new(true, null, null);
}
