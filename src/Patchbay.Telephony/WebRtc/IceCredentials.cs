using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Telephony.WebRtc;

/// <summary>Our half of a leg's ICE credentials, and how the browser's checks are recognised.</summary>
/// <remarks>RFC 8445 §5.3 and §7.2.2: the browser's user name is our fragment, a colon and its own.</remarks>
internal sealed class IceCredentials
{
    /// <summary>Exactly eight characters, so that a fragment is a number for looking up.</summary>
    public const int UfragBytes = 8;

    private readonly byte[] _expectedUsername;
    private readonly byte[] _password;

    public IceCredentials(string remoteUfrag)
    {
        Ufrag = Convert.ToBase64String(RandomNumberGenerator.GetBytes(6));
        Password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        _expectedUsername = Encoding.ASCII.GetBytes($"{Ufrag}:{remoteUfrag}");
        _password = Encoding.ASCII.GetBytes(Password);
    }

    public string Ufrag { get; }

    public string Password { get; }

    /// <summary>Password as the key of MESSAGE-INTEGRITY.</summary>
    public ReadOnlySpan<byte> PasswordBytes => _password;

    /// <summary>Our fragment as a number.</summary>
    public ulong Key => BinaryPrimitives.ReadUInt64BigEndian(_expectedUsername);

    /// <summary>Finds our fragment at the beginning of a user name.</summary>
    public static bool TryKey(ReadOnlySpan<byte> username, out ulong key)
    {
        var isOurs = username.Length > UfragBytes && username[UfragBytes] == (byte)':';
        key = isOurs ? BinaryPrimitives.ReadUInt64BigEndian(username) : 0;
        return isOurs;
    }

    public bool IsUsername(ReadOnlySpan<byte> username) => username.SequenceEqual(_expectedUsername);
}
