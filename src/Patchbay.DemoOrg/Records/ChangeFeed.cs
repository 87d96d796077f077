using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Patchbay.DemoOrg.Records;

/// <summary>Tells every open page what was committed.</summary>
internal sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> _readers = new();

    public void Publish(IEnumerable<RecordChange> changes)
    {
        foreach (var change in changes)
        {
            foreach (var reader in _readers.Keys)
                reader.Offer(change);
        }
    }

    /// <summary>Listens from now on, until disposed.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        _readers.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>One listener. One that falls behind by 256 loses the oldest; its page reads the rest with the next.</summary>
    internal sealed class Subscription(ChangeFeed feed) : IDisposable
    {
        private readonly Channel<RecordChange> _changes =
            Channel.CreateBounded<RecordChange>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });

        public ChannelReader<RecordChange> Changes => _changes.Reader;

        public void Offer(RecordChange change) => _changes.Writer.TryWrite(change);

        public void Dispose() => feed._readers.TryRemove(this, out _);
    }
}
