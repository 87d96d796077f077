using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <content>Sending calls on, consulting, conferences and parking.</content>
internal sealed partial class PhoneHub
{
    public Task<PhoneTargets> FindTargets(string text) =>
        Task.FromResult(new PhoneTargets(true, TransferTargets.Find(text ?? "", Agent, screens.AllAgents, screens.AllQueueViews, screens.AllFlows), null));

    public Task<PhoneReply> Transfer(string callId, string kind, string target, bool consult)
    {
        if (TargetOf(kind, target) is not { } to) return Unknown("transfer.target");
        return OnCall(callId, call => consult ? new ConsultParty(call, Agent, to) : new TransferCall(call, Agent, to));
    }

    public Task<PhoneReply> Consult(string callId, PhoneConsultStep step) => OnCall(callId, call => step switch
    {
        PhoneConsultStep.ToCustomer => new SwitchConsult(call, Agent, true),
        PhoneConsultStep.ToConsulted => new SwitchConsult(call, Agent, false),
        PhoneConsultStep.Complete => new CompleteTransfer(call, Agent),
        PhoneConsultStep.Conference => new AddParty(call, Agent),
        _ => new ReturnToCustomer(call, Agent),
    });

    public Task<PhoneReply> DropParty(string callId, string legId) =>
        LegId.TryParse(legId, out var leg) ? OnCall(callId, call => new DropParty(call, Agent, leg)) : Unknown("party.unknown");

    public Task<PhoneReply> Park(string callId) => OnCall(callId, call => new ParkCall(call, Agent));

    public Task<PhoneReply> PickUp(string callId) =>
        InteractionId.TryParse(callId, out var call) ? HereAsync(new PickUpCall(call, Agent)) : Unknown("park.gone");

    private static TransferTarget? TargetOf(string kind, string target) => kind switch
    {
        "agent" when AgentId.TryParse(target, out var agent) => new(agent),
        "queue" when QueueId.TryParse(target, out var queue) => new(null, queue),
        "flow" when target.Split('/', 2) is [var name, .. var step] && FlowId.TryParse(name, out var flow) => new(null, Flow: flow, Step: step is [var only] ? only : null),
        "number" => new(null, null, PersonalText.Of(target)),
        _ => null,
    };
}
