using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>What is kept of a phone's password: enough to check it, not enough to sign in elsewhere with it (H(A1) of RFC 7616 §3.4.2).</summary>
public sealed class DeviceSecret
{
    /// <summary>Part of each hash, so it must never change.</summary>
    public const string Realm = "patchbay";

    private readonly string md5;
    private readonly string sha256;

    private DeviceSecret(string md5, string sha256) => (this.md5, this.sha256) = (md5, sha256);

    /// <summary>Makes what is to be kept of a password.</summary>
    /// <param name="userName">The name as the phone sends it; case matters.</param>
    /// <param name="password">The password.</param>
    public static DeviceSecret Of(string userName, string password)
    {
        string text = $"{userName}:{Realm}:{password}";
        return new DeviceSecret(DigestHash.Of(DigestAlgorithm.Md5, text), DigestHash.Of(DigestAlgorithm.Sha256, text));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False when it is something else.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeviceSecret? secret)
    {
        secret = text?.Split(':') is [{ Length: 32 } md5, { Length: 64 } sha256] ? new DeviceSecret(md5, sha256) : null;
        return secret is not null;
    }

    /// <summary>The text to keep, sealed.</summary>
    public override string ToString() => $"{md5}:{sha256}";

    internal string For(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? sha256 : md5;
}
