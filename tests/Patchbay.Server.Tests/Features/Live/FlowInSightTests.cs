using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Server.Features.Live;

namespace Patchbay.Server.Tests.Features.Live;

/// <summary>What a supervisor sees of the call flows that a caller came into.</summary>
public sealed class FlowInSightTests
{
    private static readonly InteractionId call = new(Guid.Parse("019ab000-0000-7000-8000-0000000000c1"));
    private static readonly DateTimeOffset nine = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_call_tells_which_version_of_which_flow_it_came_into()
    {
        var arrived = new CallArrived(nine, call, new(call, 1), PersonalText.Of("+46701740633"), PersonalText.Empty, "4000", PersonalText.Empty, nine.AddHours(1));
        var sight = new CallInSight(CallRecordFold.Add(null, arrived)!)
            .With(new FlowEntered(nine, call, new("welcome"), 3))
            .With(new FlowTransferred(nine.AddSeconds(5), call, new("billing"), 1));

        var story = new CallStory(new(), new("kim", "supervisor"), nine.AddMinutes(1)).Tell(sight);

        Assert.Equal([new LiveFlow(nine, "welcome", 3), new LiveFlow(nine.AddSeconds(5), "billing", 1)], story.Flows);
    }
}
