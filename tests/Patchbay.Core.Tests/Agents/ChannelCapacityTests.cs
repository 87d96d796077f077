using Patchbay.Core.Agents;

namespace Patchbay.Core.Tests.Agents;

public sealed class ChannelCapacityTests
{
    private static readonly ChannelCapacity blended = new(Calls: 1, Messages: 3, Tasks: 2, CallsInterrupt: true);

    [Theory]
    [InlineData(WorkChannel.Call, 0, true)]
    [InlineData(WorkChannel.Call, 1, false)]
    [InlineData(WorkChannel.Message, 0, false)]
    [InlineData(WorkChannel.Task, 0, false)]
    public void An_agent_takes_one_call_and_nothing_else_unless_told_otherwise(WorkChannel channel, int calls, bool takes) =>
        Assert.Equal(takes, ChannelCapacity.Standard.HasRoom(channel, new(calls)));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_call_comes_while_messages_are_open_when_calls_interrupt(bool interrupts, bool takes) =>
        Assert.Equal(takes, (blended with { CallsInterrupt = interrupts }).HasRoom(WorkChannel.Call, new(Messages: 2)));

    [Theory]
    [InlineData(WorkChannel.Message)]
    [InlineData(WorkChannel.Task)]
    public void Nothing_else_comes_during_a_call(WorkChannel channel) => Assert.False(blended.HasRoom(channel, new(Calls: 1)));

    [Fact]
    public void A_kind_of_work_that_is_full_leaves_room_for_another() =>
        Assert.Equal((false, true), (blended.HasRoom(WorkChannel.Message, new(Messages: 3)), blended.HasRoom(WorkChannel.Task, new(Messages: 3))));

    [Fact]
    public void Whatever_comes_and_ends_nobody_has_more_than_there_is_room_for()
    {
        var chance = new Random(1);
        for (var run = 0; run < 2_000; run++)
        {
            var capacity = new ChannelCapacity(chance.Next(1, 3), chance.Next(5), chance.Next(4), chance.Next(2) == 0);
            var work = new OpenWork();
            for (var step = 0; step < 60; step++)
            {
                var channel = (WorkChannel)chance.Next(3);
                var ends = chance.Next(2) == 0;
                var before = work;
                if (ends) work = Changed(work, channel, -1);
                else if (capacity.HasRoom(channel, work)) work = Changed(work, channel, 1);

                Assert.True(work.Calls <= capacity.Calls && work.Messages <= capacity.Messages && work.Tasks <= capacity.Tasks, $"run {run}: {work} of {capacity}");
                Assert.False(work.Calls > before.Calls && !capacity.CallsInterrupt && (work.Messages > 0 || work.Tasks > 0), $"run {run}: a call interrupts {before}");
                Assert.False(before.Calls > 0 && (work.Messages > before.Messages || work.Tasks > before.Tasks), $"run {run}: {channel} during a call");
            }
        }
    }

    private static OpenWork Changed(OpenWork work, WorkChannel channel, int by) => channel switch
    {
        WorkChannel.Call => work with { Calls = Math.Max(0, work.Calls + by) },
        WorkChannel.Message => work with { Messages = Math.Max(0, work.Messages + by) },
        _ => work with { Tasks = Math.Max(0, work.Tasks + by) },
    };
}
