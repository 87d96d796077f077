using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Shared;

public sealed class RankedListTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 3_000)]
    [InlineData(3, 100_000)]
    public void It_holds_what_a_sorted_set_holds_and_knows_every_rank(int seed, int values)
    {
        var random = new Random(seed);
        var list = new RankedList<int>();
        var set = new SortedSet<int>();

        for (var i = 0; i < 20_000; i++)
        {
            var value = random.Next(values);
            if (random.Next(5) < (i < 12_000 ? 3 : 1)) Assert.Equal(set.Add(value), list.Add(value));
            else Assert.Equal(set.Remove(value), list.Remove(value));
            Assert.Equal((set.Count, set.Contains(value)), (list.Count, list.Contains(value)));
            if (set.Count > 0) Assert.Equal(set.Min, list.Min);
        }

        Assert.Equal(set, list);
        Assert.Equal(Enumerable.Range(0, set.Count), set.Select(list.RankOf));
    }

    [Fact]
    public void What_is_not_there_has_the_rank_it_would_have()
    {
        var list = new RankedList<int> { 10, 20, 30 };

        Assert.Equal((0, 1, 3), (list.RankOf(5), list.RankOf(15), list.RankOf(35)));
    }

    [Fact]
    public void An_empty_list_has_no_least_value() => Assert.Throws<InvalidOperationException>(() => new RankedList<int>().Min);
}
