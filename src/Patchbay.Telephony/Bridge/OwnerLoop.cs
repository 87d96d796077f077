using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Runs everything that touches the switchboard's state, one piece after the other. What SIP, media and the exchange tell is posted here.
/// Its length is watched by the admission gate, so new calls stop before it grows; what belongs to running calls is never dropped.
/// </summary>
internal sealed class OwnerLoop : IDisposable
{
    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly ILogger logger;
    private readonly Task running;
    private int length;

    internal OwnerLoop(ILogger logger)
    {
        this.logger = logger;
        running = Task.Run(RunAsync);
    }

    internal int Length => Volatile.Read(ref length);

    internal void Post(Action piece)
    {
        Interlocked.Increment(ref length);
        if (!work.Writer.TryWrite(piece)) Interlocked.Decrement(ref length);
    }

    /// <summary>Lets what was posted finish, then stops.</summary>
    internal Task StopAsync(CancellationToken cancellationToken)
    {
        work.Writer.TryComplete();
        return running.WaitAsync(cancellationToken);
    }

    public void Dispose() => work.Writer.TryComplete();

    private async Task RunAsync()
    {
        await foreach (var piece in work.Reader.ReadAllAsync())
        {
            Interlocked.Decrement(ref length);
            try
            {
                piece();
            }
            catch (Exception bug)
            {
                logger.SwitchboardBug(bug);
            }
        }
    }
}
