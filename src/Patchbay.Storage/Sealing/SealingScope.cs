using System.Security.Cryptography;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>
/// Says whose key seals and opens personal text while one event, agent or call is written or read on this thread. JSON converters take
/// no parameters, so the scope belongs to the thread; nothing is awaited inside of it.
/// </summary>
internal sealed class SealingScope : IDisposable
{
    private static ReadOnlySpan<byte> Purpose => "patchbay.text.1"u8;

    [ThreadStatic]
    private static SealingScope? current;

    private readonly SealingScope? outer;
    private readonly Guid subject;
    private readonly ISubjectKeys keys;
    private readonly byte[] context;
    private SubjectKey? found;
    private AesGcm? cipher;

    private SealingScope(Guid subject, ISubjectKeys keys)
    {
        this.subject = subject;
        this.keys = keys;
        context = [.. subject.ToKey(), .. Purpose];
        outer = current;
        current = this;
    }

    /// <summary>The scope of this thread.</summary>
    /// <exception cref="InvalidOperationException">There is none: personal text would be written in the clear.</exception>
    internal static SealingScope Current =>
        current ?? throw new InvalidOperationException("Personal text is written or read without a subject whose key seals it.");

    /// <summary>Begins a scope; disposing ends it.</summary>
    /// <param name="subject">Whose key.</param>
    /// <param name="keys">Where keys are.</param>
    /// <returns>The scope.</returns>
    internal static SealingScope Enter(Guid subject, ISubjectKeys keys) => new(subject, keys);

    /// <inheritdoc/>
    public void Dispose()
    {
        current = outer;
        cipher?.Dispose();
    }

    /// <summary>Seals a text.</summary>
    /// <param name="plain">UTF-8, not empty.</param>
    /// <param name="box">Receives the sealed text: longer by <see cref="SealedBox.OverheadBytes"/>.</param>
    /// <returns>False when the subject was erased: then nothing may be written.</returns>
    /// <exception cref="InvalidOperationException">The subject has no key.</exception>
    internal bool TrySeal(ReadOnlySpan<byte> plain, Span<byte> box)
    {
        if (Cipher() is not { } key)
        {
            if (found!.Value.IsErased) return false;
            throw new InvalidOperationException($"Subject {subject:N} has personal text but no key.");
        }

        SealedBox.Seal(key, plain, context, box);
        return true;
    }

    /// <summary>Opens a sealed text.</summary>
    /// <param name="box">The sealed text.</param>
    /// <param name="plain">Receives UTF-8: shorter by <see cref="SealedBox.OverheadBytes"/>.</param>
    /// <returns>False when the key was destroyed.</returns>
    /// <exception cref="CryptographicException">The key is there, but the text was changed or belongs elsewhere.</exception>
    internal bool TryOpen(ReadOnlySpan<byte> box, Span<byte> plain)
    {
        if (Cipher() is not { } key) return false;
        return SealedBox.TryOpen(key, box, context, plain)
            ? true
            : throw new CryptographicException($"Sealed text of subject {subject:N} was changed.");
    }

    private AesGcm? Cipher()
    {
        found ??= keys.Find(subject);
        return found.Value.Bytes is { } bytes ? cipher ??= SealedBox.Cipher(bytes) : null;
    }
}
