using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>
/// A figure of a queue that a flow names as a variable: <c>position</c> and <c>wait</c> are those of its default queue, <c>wait of Sales</c>
/// that of the queue Sales.
/// </summary>
/// <param name="IsWait">True for the wait to expect; false for the position.</param>
/// <param name="Queue">The queue's name; null for the flow's default queue.</param>
public readonly record struct QueueFigure(bool IsWait, string? Queue)
{
    private const string Position = "position";
    private const string Wait = "wait";
    private const string Of = " of ";

    /// <summary>Reads the name of a variable.</summary>
    /// <param name="variable">The name.</param>
    /// <returns>The figure that it names; null when it is another variable.</returns>
    public static QueueFigure? Read(string variable) => variable switch
    {
        Position => new(false, null),
        Wait => new(true, null),
        _ when variable.StartsWith(Position + Of, StringComparison.Ordinal) => Named(false, variable[(Position + Of).Length..]),
        _ when variable.StartsWith(Wait + Of, StringComparison.Ordinal) => Named(true, variable[(Wait + Of).Length..]),
        _ => null,
    };

    private static QueueFigure? Named(bool isWait, string queue) => queue.Trim() is { Length: > 0 } name ? new(isWait, name) : null;
}

/// <summary>A queue whose figures a flow names, as it was called when the flow was published.</summary>
/// <param name="Name">The name that stands in the flow's file.</param>
/// <param name="Queue">The queue.</param>
public sealed record NamedQueue(string Name, QueueId Queue);
