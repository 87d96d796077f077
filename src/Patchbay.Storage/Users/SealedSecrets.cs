using System.Text;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Users;

/// <summary>Secrets among the settings, each sealed under its own name, so that none can be put in the place of another.</summary>
/// <param name="settings">Where they lie.</param>
/// <param name="master">What seals them.</param>
public sealed class SealedSecrets(ISettingStore settings, MasterKey master) : ISecretStore
{
    private const string Purpose = "patchbay.secrets.1";

    /// <inheritdoc/>
    public async ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await settings.ReadAsync(name, cancellationToken) is { } text ? Open(name, text) : null;

    /// <inheritdoc/>
    public ValueTask WriteAsync(string name, string? secret, CancellationToken cancellationToken) =>
        settings.WriteAsync(name, secret is null ? null : Seal(name, secret), cancellationToken);

    private string Seal(string name, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[plain.Length + SealedBox.OverheadBytes];
        using var cipher = SealedBox.Cipher(master.Derive(Purpose));
        SealedBox.Seal(cipher, plain, Encoding.UTF8.GetBytes(name), box);
        return Convert.ToBase64String(box);
    }

    private string? Open(string name, string text)
    {
        var box = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, box, out var length) || length < SealedBox.OverheadBytes) return null;
        var plain = new byte[length - SealedBox.OverheadBytes];
        using var cipher = SealedBox.Cipher(master.Derive(Purpose));
        return SealedBox.TryOpen(cipher, box.AsSpan(0, length), Encoding.UTF8.GetBytes(name), plain) ? Encoding.UTF8.GetString(plain) : null;
    }
}
