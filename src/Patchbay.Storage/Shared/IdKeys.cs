namespace Patchbay.Storage.Shared;

/// <summary>Ids as they lie in a database.</summary>
internal static class IdKeys
{
    /// <summary>The bytes of an id in the order in which its text is written, so that ids sort by their time.</summary>
    /// <param name="id">The id.</param>
    /// <returns>16 bytes.</returns>
    internal static byte[] ToKey(this Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>Reads an id from the bytes of <see cref="ToKey"/>.</summary>
    /// <param name="key">16 bytes.</param>
    /// <returns>The id.</returns>
    internal static Guid ToId(this byte[] key) => new(key, bigEndian: true);
}
