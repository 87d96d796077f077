using System.Collections.Concurrent;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Knows what each agent hears and speaks with. What an agent chose is kept for good; until then a panel says what there is: the desk phone
/// where it finds no microphone.
/// </summary>
/// <param name="phones">The desk phones.</param>
/// <param name="settings">Where choices are kept.</param>
internal sealed class AgentDevices(IDeskPhones phones, ISettingStore settings)
{
    private readonly ConcurrentDictionary<AgentId, Use> uses = [];

    /// <summary>Something that <see cref="Of"/> tells changed.</summary>
    internal event Action<AgentId>? Changed
    {
        add => phones.Changed += value;
        remove => phones.Changed -= value;
    }

    /// <summary>Where the agent hears and speaks.</summary>
    internal PhoneDevices Of(AgentId agent)
    {
        var (use, phone) = (uses.GetValueOrDefault(agent), (PhoneDeskPhone)phones.Of(agent));
        return new(phone is PhoneDeskPhone.Talking or PhoneDeskPhone.Unheard ? PhoneDevice.DeskPhone : use.Device, use.IsChosen ? use.Device : null, phone);
    }

    /// <summary>A transfer that was refused at the agent's desk phone; null for none.</summary>
    internal DeskPhoneRefusal? RefusalOf(AgentId agent) => phones.RefusalOf(agent);

    /// <summary>Brings back what an agent chose, when the first panel comes.</summary>
    internal async Task LoadAsync(AgentId agent, CancellationToken cancellationToken)
    {
        if (uses.ContainsKey(agent)) return;
        var kept = await settings.ReadAsync(NameOf(agent), cancellationToken);
        if (Enum.TryParse<PhoneDevice>(kept, out var device)) Set(agent, new(device, IsChosen: true));
    }

    /// <summary>The agent chose a device.</summary>
    internal async Task ChooseAsync(AgentId agent, PhoneDevice device, CancellationToken cancellationToken)
    {
        await settings.WriteAsync(NameOf(agent), device.ToString(), cancellationToken);
        Set(agent, new(device, IsChosen: true));
    }

    /// <summary>A panel says what there is. What the agent chose stays.</summary>
    internal void Propose(AgentId agent, PhoneDevice device)
    {
        if (!uses.GetValueOrDefault(agent).IsChosen) Set(agent, new(device, IsChosen: false));
    }

    /// <summary>Rings the desk phone once more for a call without audio.</summary>
    internal void RingAgain(AgentId agent) => phones.RingAgain(agent);

    private static string NameOf(AgentId agent) => $"phone.device.{agent}";

    private void Set(AgentId agent, Use use)
    {
        uses[agent] = use;
        phones.Use(agent, use switch
        {
            { Device: PhoneDevice.DeskPhone } => AgentDevice.DeskPhone,
            { IsChosen: true } => AgentDevice.Browser,
            // A browser that nobody chose is joined by the desk phone.
            _ => null,
        });
    }

    private readonly record struct Use(PhoneDevice Device, bool IsChosen);
}
