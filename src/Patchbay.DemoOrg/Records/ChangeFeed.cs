using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Patchbay.DemoOrg.Records;

/// <summary>Tells every open page what was committed.</summary>
internal sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Channel<RecordChange>, byte> _readers = new();

    public void Publish(IEnumerable<RecordChange> changes)
    {
        foreach (var change in changes)
        {
            foreach (var reader in _readers.Keys)
                reader.Writer.TryWrite(change);
        }
    }

    /// <summary>Reads changes until the page goes away. A page that falls behind by 256 loses the oldest and refreshes anyway.</summary>
    public async IAsyncEnumerable<RecordChange> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<RecordChange>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers.TryAdd(channel, 0);
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            _readers.TryRemove(channel, out _);
        }
    }
}
