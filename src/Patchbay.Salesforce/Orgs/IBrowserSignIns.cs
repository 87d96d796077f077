using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Connects orgs by a person's consent in the browser.</summary>
public interface IBrowserSignIns
{
    /// <summary>Begins.</summary>
    /// <param name="request">What was typed.</param>
    /// <param name="callback">Where the browser comes back to.</param>
    /// <returns>Where to send the person; otherwise why not.</returns>
    Result<BrowserSignIn> Start(ConnectRequest request, Uri callback);

    /// <summary>Finishes with what the browser brought back.</summary>
    /// <param name="state">Which sign-in.</param>
    /// <param name="code">The code; null when there is none.</param>
    /// <param name="error">The error code that came instead; null when none did.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The org; otherwise why not.</returns>
    Task<Result<Org>> FinishAsync(string state, string? code, string? error, CancellationToken cancellationToken);

    /// <summary>Tells how it went.</summary>
    /// <param name="state">Which sign-in.</param>
    /// <returns>The outcome; null while it is open.</returns>
    Result<Org>? OutcomeOf(string state);
}
