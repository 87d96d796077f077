using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>What the token endpoint grants.</summary>
/// <param name="Token">The token to use.</param>
/// <param name="OrgId">Which org it is for; null when the answer does not tell.</param>
/// <param name="UserId">Whom it runs as; null when the answer does not tell.</param>
/// <param name="RefreshToken">The token to ask for the next one with; null when there is none, or the one that was used stays. Secret.</param>
internal sealed record TokenAnswer(AccessToken Token, string? OrgId, string? UserId, string? RefreshToken)
{
    /// <summary>Ids of orgs begin so.</summary>
    private const string OrgPrefix = "00D";

    /// <summary>Letters of an id that tell one record from another; three more only guard their case.</summary>
    private const int IdLength = 15;

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The answer, which was a success.</param>
    /// <param name="instance">Where the API is, when that is known better; null otherwise.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="SalesforceFault">It holds no token.</exception>
    internal static TokenAnswer Read(byte[] body, Uri? instance)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var token = root.GetProperty("access_token").GetString()!;
            var (org, user) = IdentityOf(Text(root, "id"));
            return new(new(token, instance ?? new Uri(Text(root, "instance_url")!)), org ?? OrgOf(token), user, Text(root, "refresh_token"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or ArgumentNullException)
        {
            throw new SalesforceFault(FaultKind.Retry, new("BAD_TOKEN_ANSWER", "The token endpoint's answer holds no token.", []), 200, e);
        }
    }

    /// <summary>Hides the secrets from logs and messages.</summary>
    public override string ToString() => $"{Token}, org {OrgId}, user {UserId}";

    /// <summary>Tells whether two ids name the same record, whether they have 15 letters or 18.</summary>
    internal static bool IsSame(string one, string other) =>
        one.Length >= IdLength && other.Length >= IdLength && one.AsSpan(0, IdLength).SequenceEqual(other.AsSpan(0, IdLength));

    /// <summary>The answer's id is an address: <c>https://login.salesforce.com/id/00D…/005…</c>.</summary>
    private static (string? Org, string? User) IdentityOf(string? id) =>
        id?.Split('/') is [.., "id", var org, var user] && org.StartsWith(OrgPrefix, StringComparison.Ordinal) ? (org, user) : (null, null);

    /// <summary>A session id begins with the org's: <c>00D…!…</c>.</summary>
    private static string? OrgOf(string token) =>
        token.StartsWith(OrgPrefix, StringComparison.Ordinal) && token.IndexOf('!', StringComparison.Ordinal) is IdLength ? token[..IdLength] : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
