namespace Patchbay.Salesforce.SignIn;

/// <summary>Leave to use the API. It says no end; an answer of 401 is its end.</summary>
/// <param name="Value">The bearer token. Secret.</param>
/// <param name="Instance">Where the API is.</param>
internal sealed record AccessToken(string Value, Uri Instance)
{
    /// <summary>Hides the secret from logs and messages.</summary>
    public override string ToString() => $"token for {Instance}";
}
