using System.Collections;

namespace Patchbay.Core.Shared;

/// <summary>
/// Different values in their order, where the rank of each is known at once: kept in chunks, so that 100,000 of them cost no more than
/// moving a few hundred about.
/// </summary>
/// <typeparam name="T">The values; their order is total.</typeparam>
public sealed class RankedList<T> : IReadOnlyCollection<T>
    where T : struct, IComparable<T>
{
    private const int FirstCapacity = 4;
    private const int MostInChunk = 256;
    private const int FewInChunk = MostInChunk / 8;

    // No chunk is empty.
    private readonly List<Chunk> chunks = [];

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The least value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Min => Count > 0 ? chunks[0].Items[0] : throw new InvalidOperationException("There is no value.");

    /// <summary>Adds a value; one that is there already stays as it is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when it was there.</returns>
    public bool Add(T value)
    {
        if (chunks.Count == 0) chunks.Add(new());
        var at = ChunkFor(value);
        var chunk = chunks[at];
        var index = chunk.Find(value);
        if (index >= 0) return false;
        if (chunk.Count == MostInChunk)
        {
            chunks.Insert(at + 1, chunk.Split());
            if (~index > chunk.Count) (chunk, index) = (chunks[at + 1], ~(~index - chunk.Count));
        }

        chunk.Insert(~index, value);
        Count++;
        return true;
    }

    /// <summary>Takes a value out.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when it was not there.</returns>
    public bool Remove(T value)
    {
        if (Count == 0) return false;
        var at = ChunkFor(value);
        var index = chunks[at].Find(value);
        if (index < 0) return false;
        chunks[at].RemoveAt(index);
        Count--;
        Tidy(at);
        return true;
    }

    /// <summary>Takes all values out.</summary>
    public void Clear()
    {
        chunks.Clear();
        Count = 0;
    }

    /// <summary>Tells whether a value is there.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(T value) => Count > 0 && chunks[ChunkFor(value)].Find(value) >= 0;

    /// <summary>Counts the values that are less.</summary>
    /// <param name="value">The value; it need not be there.</param>
    /// <returns>How many stand before it.</returns>
    public int RankOf(T value)
    {
        if (Count == 0) return 0;
        var at = ChunkFor(value);
        var rank = 0;
        for (var i = 0; i < at; i++) rank += chunks[i].Count;
        var index = chunks[at].Find(value);
        return rank + (index < 0 ? ~index : index);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var chunk in chunks)
        {
            for (var i = 0; i < chunk.Count; i++) yield return chunk.Items[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The last chunk that begins with no more than the value, or the first.</summary>
    private int ChunkFor(T value)
    {
        var (low, high) = (0, chunks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (chunks[middle].Items[0].CompareTo(value) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Drops a chunk that became empty and joins two that became small, so that there are never many of them.</summary>
    private void Tidy(int at)
    {
        var chunk = chunks[at];
        if (chunk.Count > FewInChunk) return;
        if (chunk.Count > 0 && at + 1 < chunks.Count && chunks[at + 1].Count < MostInChunk / 2)
        {
            chunk.Append(chunks[at + 1]);
            chunks.RemoveAt(at + 1);
        }
        else if (chunk.Count == 0)
        {
            chunks.RemoveAt(at);
        }
    }

    private sealed class Chunk
    {
        internal T[] Items { get; private set; } = new T[FirstCapacity];

        internal int Count { get; private set; }

        internal int Find(T value) => Array.BinarySearch(Items, 0, Count, value);

        internal void Insert(int index, T value)
        {
            MakeRoom(Count + 1);
            Array.Copy(Items, index, Items, index + 1, Count - index);
            Items[index] = value;
            Count++;
        }

        internal void RemoveAt(int index)
        {
            Count--;
            Array.Copy(Items, index + 1, Items, index, Count - index);
        }

        internal Chunk Split()
        {
            var upper = new Chunk();
            var half = Count / 2;
            upper.MakeRoom(Count - half);
            Array.Copy(Items, half, upper.Items, 0, Count - half);
            (upper.Count, Count) = (Count - half, half);
            return upper;
        }

        internal void Append(Chunk next)
        {
            MakeRoom(Count + next.Count);
            Array.Copy(next.Items, 0, Items, Count, next.Count);
            Count += next.Count;
        }

        private void MakeRoom(int count)
        {
            if (count <= Items.Length) return;
            var larger = new T[Math.Min(MostInChunk, Math.Max(count, Items.Length * 2))];
            Array.Copy(Items, larger, Count);
            Items = larger;
        }
    }
}
