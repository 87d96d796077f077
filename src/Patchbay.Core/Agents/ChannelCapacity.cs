namespace Patchbay.Core.Agents;

/// <summary>How much of each channel an agent takes at once, and what may interrupt what.</summary>
/// <param name="Calls">Calls at once; 1 by default.</param>
/// <param name="Messages">Message threads at once; 0 by default.</param>
/// <param name="Tasks">Tasks at once; 0 by default.</param>
/// <param name="CallsInterrupt">True when a call may come while messages or tasks are open; nothing comes during a call.</param>
public sealed record ChannelCapacity(int Calls = 1, int Messages = 0, int Tasks = 0, bool CallsInterrupt = false)
{
    /// <summary>One call, and nothing else.</summary>
    public static ChannelCapacity Standard { get; } = new();

    /// <summary>Tells whether there is room for one more.</summary>
    /// <param name="channel">Of which channel.</param>
    /// <param name="work">What the agent has now.</param>
    /// <returns>True when it may be offered.</returns>
    public bool HasRoom(WorkChannel channel, OpenWork work) => channel switch
    {
        WorkChannel.Call => work.Calls < Calls && (CallsInterrupt || work is { Messages: 0, Tasks: 0 }),
        WorkChannel.Message => work.Messages < Messages && work.Calls == 0,
        WorkChannel.Task => work.Tasks < Tasks && work.Calls == 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
