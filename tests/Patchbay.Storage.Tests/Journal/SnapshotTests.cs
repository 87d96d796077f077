using System.Text;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

public sealed class SnapshotTests : IDisposable
{
    private readonly JournalFolder folder = new();
    private readonly FileSnapshotStore store;
    private readonly string path;
    private readonly ListLogger<FileSnapshotStore> log = new();

    public SnapshotTests()
    {
        path = Path.Combine(folder.Folder, "snapshot.jsonl");
        store = new(folder.Journal, path, log);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void There_is_none_at_first() => Assert.Null(store.Load());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_restored_state_is_the_state_that_was_kept_and_lives_on_the_same(int seed)
    {
        var site = new RandomSite(seed);
        for (var round = 0; round < 20; round++)
        {
            site.Run(steps: 40);
            Append(site);
            store.Save(SiteSnapshot.Of(site.State));

            var restored = Loaded().Restore();

            Assert.Equal(StateText.Describe(site.State), StateText.Describe(restored));
            var replayed = new ExchangeState();
            foreach (var entry in folder.Journal.Read(0)) replayed.Apply(entry.Event);
            Assert.Equal(StateText.Describe(site.State), StateText.Describe(replayed));
        }
    }

    [Fact]
    public void A_state_between_two_snapshots_is_the_older_one_and_the_events_since()
    {
        var site = new RandomSite(11);
        site.Run(300);
        Append(site);
        store.Save(SiteSnapshot.Of(site.State));
        site.Run(300);
        Append(site);

        var state = Loaded().Restore();
        foreach (var entry in folder.Journal.Read(state.Sequence)) state.Apply(entry.Event);

        Assert.Equal(StateText.Describe(site.State), StateText.Describe(state));
    }

    [Fact]
    public void A_snapshot_shows_no_personal_text_and_forgets_what_is_erased()
    {
        var site = Saved(seed: 12);
        var call = site.State.Calls.Values.First(c => c.Number.HasText);
        var content = File.ReadAllText(path, Encoding.UTF8);
        Assert.DoesNotContain(call.Number.Value!, content, StringComparison.Ordinal);
        Assert.DoesNotContain("Åsa", content, StringComparison.Ordinal);
        Assert.DoesNotContain("Erik", content, StringComparison.Ordinal);

        folder.Journal.Erase(call.Id.Value);

        var restored = Loaded().Restore();
        Assert.Equal(PersonalText.Erased, restored.Calls[call.Id].Number);
        Assert.All(restored.Agents.Values, agent => Assert.StartsWith("Agent Åsa", agent.Name.Value, StringComparison.Ordinal));
        store.Save(SiteSnapshot.Of(restored));
        Assert.Equal(StateText.Describe(restored), StateText.Describe(Loaded().Restore()));
    }

    [Fact]
    public void A_snapshot_of_another_format_is_not_used()
    {
        Saved(seed: 13);
        Assert.NotNull(store.Load());
        var lines = File.ReadAllLines(path);
        lines[0] = lines[0].Replace(SnapshotFormat.Name, "0-0000", StringComparison.Ordinal);
        File.WriteAllLines(path, lines);

        Assert.Null(store.Load());
        Assert.Equal($"Snapshot {path} is not used, the journal is replayed instead: It is of format 0-0000.", log.Messages.Last());
    }

    [Fact]
    public void A_snapshot_that_was_cut_off_or_changed_anywhere_is_not_used()
    {
        Saved(seed: 14);
        Assert.NotNull(store.Load());
        var whole = File.ReadAllBytes(path);
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole.ToArray();
            if (i % 2 == 0) damaged[random.Next(damaged.Length - 1)] ^= (byte)random.Next(1, 256);
            else damaged = damaged[..random.Next(damaged.Length - 1)];
            File.WriteAllBytes(path, damaged);

            Assert.Null(store.Load());
        }
    }

    [Fact]
    public void A_snapshot_that_cannot_be_written_leaves_the_one_before_it()
    {
        var site = Saved(seed: 15);
        var before = StateText.Describe(site.State);
        site.Run(100);
        var unsealed = new InteractionId(site.NewId());
        site.State.Calls[unsealed] = new()
        {
            Id = unsealed,
            Direction = CallDirection.Inbound,
            StartedAt = site.State.Now,
            Number = PersonalText.Of("1"),
        };

        Assert.Throws<InvalidOperationException>(() => store.Save(SiteSnapshot.Of(site.State)));

        Assert.Equal(before, StateText.Describe(Loaded().Restore()));
    }

    private SiteSnapshot Loaded() => store.Load() ?? throw new InvalidOperationException(log.Messages.Last());

    private RandomSite Saved(int seed)
    {
        var site = new RandomSite(seed);
        site.Run(steps: 300);
        Append(site);
        store.Save(SiteSnapshot.Of(site.State));
        return site;
    }

    private void Append(RandomSite site)
    {
        var after = folder.Journal.LastSequence;
        folder.Journal.Append([.. site.Events.Skip((int)after).Select((e, i) => new JournalEntry(after + i + 1, e))], []);
    }
}
