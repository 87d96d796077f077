using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features;

public sealed class MatchSightTests
{
    private static readonly AgentId maya = new(Guid.Parse("019ab000-0000-7000-8000-0000000000a1"));
    private static readonly MatchAudience supervisors = new(["supervisor"], []);
    private readonly MatchSight sight = new();

    [Fact]
    public void A_restricted_record_is_shown_to_those_who_may_see_it_alone()
    {
        sight.Note(maya, "maya", "agent");

        Assert.False(sight.MaySee(maya, supervisors));
        Assert.True(sight.MaySee(maya, new([], ["Maya"])));
        Assert.True(sight.MaySee(maya, null));

        sight.Note(maya, "maya", "admin");
        Assert.True(sight.MaySee(maya, supervisors));
    }

    [Fact]
    public void Of_an_agent_whom_nobody_knows_yet_nothing_restricted_is_shown() => Assert.False(sight.MaySee(maya, supervisors));
}
