using Patchbay.Testing.Time;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>What is going to happen, in the order of a virtual clock. Nothing happens in between, so a run is a sequence of steps.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long At, int Order)> steps = new();
    private int order;

    internal ManualTimeProvider Clock { get; } = new();

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Number of steps taken so far.</summary>
    internal int Taken { get; private set; }

    internal void In(TimeSpan delay, Action step) => steps.Enqueue(step, ((Now + delay).UtcTicks, ++order));

    /// <summary>Takes steps until nothing is left to happen, or the condition holds, or the time is over.</summary>
    /// <param name="until">The last instant.</param>
    /// <param name="stop">Looked at after each step.</param>
    internal void Run(DateTimeOffset until, Func<bool> stop)
    {
        while (!stop() && steps.TryPeek(out _, out var next) && next.At <= until.UtcTicks)
        {
            var step = steps.Dequeue();
            if (next.At > Now.UtcTicks) Clock.Jump(new(next.At, TimeSpan.Zero));
            Taken++;
            step();
        }

        if (!stop() && until > Now && until != DateTimeOffset.MaxValue) Clock.Jump(until);
    }
}
