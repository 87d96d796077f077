namespace Patchbay.Salesforce.Shared;

/// <summary>Keeps the token that a person's consent is, where the org is reached by one.</summary>
internal interface IRefreshTokens
{
    /// <summary>The token; null when it cannot be opened with this master key. Secret.</summary>
    string? Current { get; }

    /// <summary>Takes the token that replaces the current one. The old one is worthless by then.</summary>
    /// <param name="next">The new one.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask TakeAsync(string next);
}
