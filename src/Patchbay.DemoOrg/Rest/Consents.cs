using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Patchbay.DemoOrg.Rest;

/// <summary>What persons allowed a client: codes that are taken once, and the refresh tokens that they become. Reference: rest-call-logging §3.</summary>
internal sealed class Consents(DemoOrgOptions options)
{
    // RFC 6749 §4.1.2: ten minutes at most.
    private static readonly TimeSpan _codeLife = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, GivenCode> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Consent> _refreshTokens = new(StringComparer.Ordinal);

    /// <summary>Gives a code to a person who agreed.</summary>
    public string Give(string userId, string redirectUri, string challenge)
    {
        var code = New("aPrx");
        _codes[code] = new(userId, redirectUri, challenge, options.Now + _codeLife);
        return code;
    }

    /// <summary>Takes a code; null when there is none, or it is not for this caller.</summary>
    public GivenCode? Take(string code) => _codes.TryRemove(code, out var given) && given.Until > options.Now ? given : null;

    /// <summary>Makes a refresh token.</summary>
    public string Open(string userId)
    {
        var token = New("5Aep8");
        _refreshTokens[token] = new(userId, options.Faults.ConsentGeneration);
        return token;
    }

    /// <summary>Uses a refresh token; where they rotate it is worthless afterwards. Null when it is unknown or was revoked.</summary>
    public string? Use(string token)
    {
        var consent = options.RotatesRefreshTokens
            ? _refreshTokens.TryRemove(token, out var once) ? once : null
            : _refreshTokens.GetValueOrDefault(token);
        return consent?.Generation == options.Faults.ConsentGeneration ? consent.UserId : null;
    }

    /// <summary>Takes a refresh token back.</summary>
    public bool Revoke(string token) => _refreshTokens.TryRemove(token, out _);

    private static string New(string prefix) => $"{prefix}{Convert.ToHexString(RandomNumberGenerator.GetBytes(32))}";

    private sealed record Consent(string UserId, int Generation);
}

/// <param name="UserId">Who agreed.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="Challenge">Hash of the verifier that the caller must show.</param>
/// <param name="Until">When it stops working.</param>
internal sealed record GivenCode(string UserId, string RedirectUri, string Challenge, DateTimeOffset Until);
