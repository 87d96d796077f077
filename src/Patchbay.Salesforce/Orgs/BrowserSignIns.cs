using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>A sign-in that goes through a person's browser.</summary>
/// <param name="State">Names it; nobody can guess it.</param>
/// <param name="AuthorizeUrl">Where the person must go.</param>
/// <param name="CallbackUrl">Where the org sends the person back to; the app must name it.</param>
public sealed record BrowserSignIn(string State, Uri AuthorizeUrl, Uri CallbackUrl);

/// <summary>
/// Connects orgs by a person's consent: OAuth's web server flow with PKCE (RFC 6749 §4.1, RFC 7636). The code comes back to this server, or is
/// pasted. Each state is taken once and forgotten after ten minutes.
/// </summary>
internal sealed class BrowserSignIns(OrgConnector connector, TimeProvider time) : IBrowserSignIns
{
    private const int MostOpen = 100;
    private const int SecretBytes = 32;
    private const string Scopes = "api refresh_token";
    private static readonly TimeSpan life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Open> open = new(StringComparer.Ordinal);

    private sealed record Open(OrgWish Wish, string? Secret, string Verifier, Uri Callback, DateTimeOffset Until)
    {
        internal int Taken;

        internal Result<Org>? Outcome { get; set; }
    }

    /// <inheritdoc/>
    public Result<BrowserSignIn> Start(ConnectRequest request, Uri callback)
    {
        var wish = OrgWish.Read(SignInWay.WebServer, request);
        if (wish.Refusal is { } wrong) return wrong;
        Sweep();
        if (open.Count >= MostOpen) return new Refusal("org.busy", "Too many sign-ins are open at once; wait some minutes.");
        var (state, verifier) = (Random(), Random());
        open[state] = new(wish.Value, string.IsNullOrWhiteSpace(request.ClientSecret) ? null : request.ClientSecret.Trim(), verifier, callback, time.GetUtcNow() + life);
        return new BrowserSignIn(state, AddressOf(wish.Value, state, verifier, callback), callback);
    }

    /// <inheritdoc/>
    public Result<Org>? OutcomeOf(string state) => open.TryGetValue(state, out var one) && one.Until > time.GetUtcNow()
        ? one.Outcome
        : (Result<Org>)new Refusal("org.state", "This sign-in is unknown or too old. Start again.");

    /// <inheritdoc/>
    public async Task<Result<Org>> FinishAsync(string state, string? code, string? error, CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(state, out var one) || one.Until <= time.GetUtcNow() || Interlocked.Exchange(ref one.Taken, 1) == 1)
            return new Refusal("org.state", "This sign-in is unknown, too old, or was finished already. Start again.");
        var outcome = string.IsNullOrEmpty(code) ? new Refusal("org.refused", SignInWords.Of(error ?? "access_denied", "no code came back")) : await ExchangeAsync(one, code, cancellationToken);
        one.Outcome = outcome;
        return outcome;
    }

    private Task<Result<Org>> ExchangeAsync(Open one, string code, CancellationToken cancellationToken) => connector.TryAsync(
        one.Wish, new(one.Secret, null, null), TokenRequests.Code(one.Wish.ClientId, one.Secret, code, one.Verifier, one.Callback), cancellationToken);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private static Uri AddressOf(OrgWish wish, string state, string verifier, Uri callback)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        (string Name, string Value)[] query =
        [
            ("response_type", "code"), ("client_id", wish.ClientId), ("redirect_uri", callback.ToString()), ("scope", Scopes), ("state", state),
            ("code_challenge", challenge), ("code_challenge_method", "S256"), ("prompt", "login consent"),
        ];
        return new(wish.LoginUrl, $"/services/oauth2/authorize?{string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}");
    }

    private void Sweep()
    {
        foreach (var (state, one) in open)
        {
            if (one.Until <= time.GetUtcNow()) open.TryRemove(state, out _);
        }
    }
}
