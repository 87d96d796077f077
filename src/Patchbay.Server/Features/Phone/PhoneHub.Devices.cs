namespace Patchbay.Server.Features.Phone;

/// <content>What the agent hears and speaks with.</content>
internal sealed partial class PhoneHub
{
    public async Task<PhoneReply> UseDevice(PhoneDevice device, bool chosen)
    {
        if (chosen) await devices.ChooseAsync(Agent, device, Context.ConnectionAborted);
        else devices.Propose(Agent, device);
        screens.Refresh(Agent);
        return new(true, null, null);
    }

    public Task<PhoneReply> RingDeskPhone()
    {
        devices.RingAgain(Agent);
        return Task.FromResult(new PhoneReply(true, null, null));
    }

    public Task<PhoneAudioReply> ConnectAudio(string sdp)
    {
        if (devices.Of(Agent).Device is PhoneDevice.DeskPhone)
            return Task.FromResult(new PhoneAudioReply(false, null, "Your calls are on your desk phone."));
        if (screens.TalksElsewhere(Agent, Context.ConnectionId))
            return Task.FromResult(new PhoneAudioReply(false, null, "The audio of this call is in another tab or window."));
        screens.ChooseAudio(Agent, Context.ConnectionId);
        var answer = audio.Connect(Agent, sdp ?? "");
        return Task.FromResult(
            answer.Refusal is { } refusal ? new PhoneAudioReply(false, null, refusal.Message) : new PhoneAudioReply(true, answer.Value, null));
    }

    public Task<PhoneReply> TakeAudio()
    {
        screens.ChooseAudio(Agent, Context.ConnectionId);
        return Task.FromResult(new PhoneReply(true, null, null));
    }
}
