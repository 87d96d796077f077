using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features.Phone;

public sealed class TransferTargetsTests
{
    private static readonly AgentId Asking = new(Guid.CreateVersion7());

    [Fact]
    public void A_name_of_which_a_word_begins_with_what_was_typed_comes_before_those_that_only_hold_it()
    {
        Assert.Equal(["Jonas Lind", "Li Wei", "Clinic line"], Find("Li"));
        Assert.Equal(["Jonas Lind"], Find("lind"));
    }

    [Fact]
    public void Colleagues_come_before_queues_and_queues_before_call_flows()
    {
        Assert.Equal(["Cora Berg", "Care", "Clinic line"], Find("c"));
    }

    [Fact]
    public void Before_anything_is_typed_those_who_cannot_be_asked_come_last()
    {
        Assert.Equal(["Cora Berg", "Jonas Lind", "Care", "Clinic line", "Li Wei"], Find(""));
    }

    [Fact]
    public void A_number_of_our_own_is_found_as_the_flow_that_it_leads_to()
    {
        var found = Assert.Single(TransferTargets.Find("5000", Asking, [], [], [Flow("Clinic line") with { Numbers = ["5000"] }]));

        Assert.Equal(("flow", "5000", "Call flow of 5000"), (found.Kind, found.Number, found.Detail));
    }

    private static IEnumerable<string> Find(string text) => TransferTargets.Find(
        text, Asking, [Agent("Li Wei", Presence.Offline), Agent("Jonas Lind", Presence.Available), Agent("Cora Berg", Presence.Available)],
        [new QueueView(new(Guid.CreateVersion7()), "Care", 0, null)], [Flow("Clinic line")]).Select(target => target.Name);

    private static AgentView Agent(string name, Presence presence) =>
        new(1, default, new(Guid.CreateVersion7()), PersonalText.Of(name), presence, default, AgentActivity.Idle, [], null, default);

    private static FlowState Flow(string title) => new(
        new("main"), 1, null, 0, [new(1, default, new(new("main"), title, "en", new(Guid.CreateVersion7()), "bye", [], [new HangUpStep("bye", new([]), false)]), "")]);
}
