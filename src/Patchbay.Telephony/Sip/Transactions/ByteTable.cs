namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>A dictionary from bytes to <typeparamref name="T"/>, searched by span. Belongs to the loop.</summary>
internal sealed class ByteTable<T>
    where T : class
{
    private readonly Dictionary<byte[], T> entries = new(ByteKeyComparer.Instance);
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> bySpan;

    public ByteTable() => bySpan = entries.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => entries.Count;

    public IEnumerable<T> Values => entries.Values;

    public T? Find(ReadOnlySpan<byte> key) => bySpan.TryGetValue(key, out T? value) ? value : null;

    public void Set(byte[] key, T value) => entries[key] = value;

    /// <summary>Removes the entry only if it is still this one.</summary>
    public void Remove(byte[] key, T value)
    {
        if (entries.TryGetValue(key, out T? found) && ReferenceEquals(found, value))
            entries.Remove(key);
    }
}
