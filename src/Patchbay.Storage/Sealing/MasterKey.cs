using System.Security.Cryptography;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>
/// The one secret of the site: it seals the key of every call and agent. It lies outside of the database, so that a stolen copy of the
/// journal tells no number and no name.
/// </summary>
public sealed class MasterKey
{
    private static readonly byte[] KeyPurpose = "patchbay.subject-key.1"u8.ToArray();
    private readonly byte[] key;

    private MasterKey(byte[] key, string origin) => (this.key, Origin) = (key, origin);

    /// <summary>Where it came from, for messages: a path or the name of an environment variable.</summary>
    public string Origin { get; }

    /// <summary>Reads the key from a file, or makes a new one when there is no file.</summary>
    /// <param name="path">A file with 32 bytes in base64. A new one is readable by its owner only.</param>
    /// <returns>The key.</returns>
    /// <exception cref="StorageFault">The file cannot be read or written, holds no key, or others may read it.</exception>
    public static MasterKey LoadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path)) Create(path);
            if (PrivateFile.IsOpenToOthers(path))
                throw new StorageFault($"The master key {path} can be read by others; run: chmod 600 {path}");
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault($"The master key {path} cannot be read or written: {failure.Message}", failure);
        }
    }

    /// <summary>Reads a copy of the key that is kept elsewhere, whoever may read it.</summary>
    /// <param name="path">A file with 32 bytes in base64.</param>
    /// <returns>The key.</returns>
    /// <exception cref="StorageFault">It holds no key.</exception>
    internal static MasterKey ReadCopy(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads the key from an environment variable.</summary>
    /// <param name="variable">Its name; its value is 32 bytes in base64.</param>
    /// <returns>The key.</returns>
    /// <exception cref="StorageFault">It is not set or holds no key.</exception>
    public static MasterKey FromEnvironment(string variable) =>
        Parse(Environment.GetEnvironmentVariable(variable) ?? "", $"environment variable {variable}");

    /// <summary>Derives a secret for one other purpose (HKDF, RFC 5869): the same at each start, and useless to find the master key.</summary>
    /// <param name="purpose">Names the purpose; another name gives another secret.</param>
    /// <returns>32 bytes.</returns>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, SealedBox.KeyBytes, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <summary>Seals the key of a subject.</summary>
    /// <param name="subject">Whose key; it can be opened for the same subject only.</param>
    /// <param name="subjectKey">32 bytes.</param>
    /// <returns>The sealed key.</returns>
    internal byte[] Wrap(Guid subject, ReadOnlySpan<byte> subjectKey)
    {
        var box = new byte[subjectKey.Length + SealedBox.OverheadBytes];
        using var cipher = SealedBox.Cipher(key);
        SealedBox.Seal(cipher, subjectKey, ContextOf(subject), box);
        return box;
    }

    /// <summary>Opens the sealed key of a subject.</summary>
    /// <param name="subject">Whose key.</param>
    /// <param name="box">The sealed key.</param>
    /// <returns>The key; null when this is not the master key that sealed it.</returns>
    internal byte[]? Unwrap(Guid subject, byte[] box)
    {
        if (box.Length != SealedBox.KeyBytes + SealedBox.OverheadBytes) return null;
        var plain = new byte[SealedBox.KeyBytes];
        using var cipher = SealedBox.Cipher(key);
        return SealedBox.TryOpen(cipher, box, ContextOf(subject), plain) ? plain : null;
    }

    /// <summary>Opens the sealed key of a subject, which must open.</summary>
    /// <param name="subject">Whose key.</param>
    /// <param name="box">The sealed key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="StorageFault">This is not the master key that sealed it.</exception>
    internal SubjectKey Open(Guid subject, byte[] box) => Unwrap(subject, box) is { } opened
        ? new(opened, IsErased: false)
        : throw new StorageFault($"The key of subject {subject:N} is not sealed by the master key in {Origin}.");

    private static byte[] ContextOf(Guid subject) => [.. subject.ToKey(), .. KeyPurpose];

    private static void Create(string path)
    {
        PrivateFile.EnsureFolderOf(path);
        // Written beside and moved, so that a crash leaves no half key behind.
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var file = PrivateFile.Open(draft, FileMode.CreateNew))
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealedBox.KeyBytes)));
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }

    private static MasterKey Parse(string text, string origin)
    {
        var bytes = new byte[SealedBox.KeyBytes];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == bytes.Length
            ? new(bytes, origin)
            : throw new StorageFault($"The master key in {origin} is not 32 bytes in base64.");
    }
}
