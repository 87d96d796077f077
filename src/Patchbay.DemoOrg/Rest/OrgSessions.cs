using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Who holds which access token.</summary>
internal sealed class OrgSessions(DemoOrgOptions options)
{
    private readonly ConcurrentDictionary<string, OrgSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Opens a session.</summary>
    /// <param name="organizationId">The token starts with it, as the platform's do.</param>
    /// <param name="userId">Whom writes are made by.</param>
    /// <param name="isInterface">True for a person in the page, whose requests cost no API calls.</param>
    public string Open(string organizationId, string userId, bool isInterface)
    {
        Sweep();
        var token = $"{organizationId[..15]}!AQ{Convert.ToHexString(RandomNumberGenerator.GetBytes(32))}";
        _sessions[token] = new OrgSession(userId, isInterface, options.Time.GetUtcNow() + options.SessionLifetime)
        {
            Generation = options.Faults.SessionGeneration,
        };
        return token;
    }

    public OrgSession? Find(string token) =>
        _sessions.TryGetValue(token, out var session) && session.Ends > options.Time.GetUtcNow()
            && (session.IsInterface || session.Generation == options.Faults.SessionGeneration) ? session : null;

    /// <summary>Who sent a request, by its bearer token; null for nobody.</summary>
    public OrgSession? Of(HttpContext http) => TokenOf(http) is { } token ? Find(token) : null;

    private static string? TokenOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return null;
        return header[..space].ToUpperInvariant() is "BEARER" or "OAUTH" ? header[(space + 1)..].Trim() : null;
    }

    /// <summary>Ends the session of whoever sent a request.</summary>
    public void CloseOf(HttpContext http)
    {
        if (TokenOf(http) is { } token)
            Close(token);
    }

    public bool Close(string token) => _sessions.TryRemove(token, out _);

    private void Sweep()
    {
        foreach (var (token, session) in _sessions)
        {
            if (session.Ends <= options.Time.GetUtcNow())
                _sessions.TryRemove(token, out _);
        }
    }
}

/// <param name="UserId">Whom writes are made by.</param>
/// <param name="IsInterface">A person in the page; costs no API calls.</param>
/// <param name="Ends">When the token stops working.</param>
internal sealed record OrgSession(string UserId, bool IsInterface, DateTimeOffset Ends)
{
    /// <summary>How often all sessions had been ended when this one began.</summary>
    public int Generation { get; init; }
}
