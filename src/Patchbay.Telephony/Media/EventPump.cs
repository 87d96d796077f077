using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Media;

/// <summary>Carries events from the media threads to their handlers, in order, on the thread pool.</summary>
/// <remarks>When 4,096 wait, new ones are dropped and counted: a handler that stuck may not stop the audio.</remarks>
internal sealed class EventPump : IDisposable
{
    private readonly ILogger _logger;
    private readonly Channel<(MediaLeg Leg, MediaEvent Event)> _queue = Channel.CreateBounded<(MediaLeg, MediaEvent)>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _dropped;

    public EventPump(ILogger logger)
    {
        _logger = logger;
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the pump has been disposed and the last event was handled. Never fails.</summary>
    public Task Completion { get; }

    public void Post(MediaLeg leg, MediaEvent mediaEvent)
    {
        if (!_queue.Writer.TryWrite((leg, mediaEvent)) && !Completion.IsCompleted && long.IsPow2(Interlocked.Increment(ref _dropped)))
            _logger.EventDropped(_dropped);
    }

    public void Dispose() => _queue.Writer.TryComplete();

    private async Task RunAsync()
    {
        await foreach (var (leg, mediaEvent) in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                leg.Raise(mediaEvent);
            }
            catch (Exception e)
            {
                // The top of the loop: other legs' events go on.
                _logger.EventHandlerFailed(e, mediaEvent.ToString());
            }
        }
    }
}
