using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Tests.Sealing;

public sealed class KeyCacheTests
{
    private static readonly Guid[] Subjects = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
    private readonly KeyCache cache = new(capacity: 3);

    [Fact]
    public void The_key_that_was_used_longest_ago_gives_way()
    {
        foreach (var subject in Subjects[..3]) cache.Keep(subject, Key(1));
        Assert.True(cache.TryGet(Subjects[0], out _));

        cache.Keep(Subjects[3], Key(1));

        Assert.False(cache.TryGet(Subjects[1], out _));
        Assert.True(cache.TryGet(Subjects[0], out _));
        Assert.True(cache.TryGet(Subjects[2], out _));
        Assert.True(cache.TryGet(Subjects[3], out _));
    }

    [Fact]
    public void A_key_that_was_read_before_the_erasure_does_not_come_back()
    {
        cache.Keep(Subjects[0], Key(1));
        cache.Erase(Subjects[0]);

        cache.Keep(Subjects[0], Key(1));

        Assert.True(cache.TryGet(Subjects[0], out var key));
        Assert.Equal(SubjectKey.Erased, key);
    }

    private static SubjectKey Key(byte fill) => new([fill], IsErased: false);
}
