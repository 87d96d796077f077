using System.Security.Cryptography;

namespace Patchbay.Storage.Sealing;

/// <summary>AES-256-GCM with a random nonce: nonce (12 bytes), sealed bytes, tag (16 bytes).</summary>
internal static class SealedBox
{
    /// <summary>Length of a key in bytes.</summary>
    internal const int KeyBytes = 32;

    /// <summary>How much longer a sealed text is than the text.</summary>
    internal const int OverheadBytes = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Prepares a key. The result must not be used by two threads at once.</summary>
    /// <param name="key">32 bytes.</param>
    /// <returns>The cipher.</returns>
    internal static AesGcm Cipher(ReadOnlySpan<byte> key) => new(key, TagBytes);

    /// <summary>Seals bytes.</summary>
    /// <param name="cipher">The key.</param>
    /// <param name="plain">What to seal.</param>
    /// <param name="context">What it belongs to; the same is needed to open it.</param>
    /// <param name="box">Receives the result: as long as <paramref name="plain"/> plus <see cref="OverheadBytes"/>.</param>
    internal static void Seal(AesGcm cipher, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> box)
    {
        var nonce = box[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plain, box.Slice(NonceBytes, plain.Length), box[^TagBytes..], context);
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <param name="cipher">The key.</param>
    /// <param name="box">The sealed bytes.</param>
    /// <param name="context">What it belongs to.</param>
    /// <param name="plain">Receives the bytes: shorter by <see cref="OverheadBytes"/>.</param>
    /// <returns>False when key or context do not fit, or a byte was changed.</returns>
    internal static bool TryOpen(AesGcm cipher, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context, Span<byte> plain)
    {
        if (box.Length < OverheadBytes) return false;
        try
        {
            cipher.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain, context);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
