using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>
/// Holds the token that everyone uses. Whoever finds it used up asks for the next one; those who find the same meanwhile wait for
/// that one request. After a refusal nobody asks again for a while, since Salesforce locks users who try too often.
/// </summary>
internal sealed class TokenSource(TokenEndpoint endpoint, TimeProvider time)
{
    private static readonly TimeSpan pauseAfterRefusal = TimeSpan.FromSeconds(15);

    // Guards the two fields below; nothing is awaited under it.
    private readonly Lock gate = new();
    private Task<AccessToken>? current;
    private DateTimeOffset refusedUntil;

    /// <summary>Gives a token.</summary>
    /// <param name="usedUp">A token that was refused with 401; null at first.</param>
    /// <param name="cancellationToken">Stops the waiting, not the request, which others may wait for.</param>
    /// <exception cref="SalesforceFault">The sign-in was refused, or no answer came.</exception>
    internal Task<AccessToken> GetAsync(AccessToken? usedUp, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsOver_NeedsLock(usedUp)) current = AskAsync();
            return current!.WaitAsync(cancellationToken);
        }
    }

    private bool IsOver_NeedsLock(AccessToken? usedUp)
    {
        if (current is null) return true;
        if (!current.IsCompleted) return false;
        return current.IsCompletedSuccessfully ? ReferenceEquals(current.GetAwaiter().GetResult(), usedUp) : time.GetUtcNow() >= refusedUntil;
    }

    private async Task<AccessToken> AskAsync()
    {
        // Leaves the lock before anything else happens.
        await Task.Yield();
        try
        {
            return await endpoint.AskAsync(CancellationToken.None);
        }
        catch (SalesforceFault fault)
        {
            lock (gate) refusedUntil = fault.Kind is FaultKind.SignIn ? time.GetUtcNow() + pauseAfterRefusal : default;
            throw;
        }
    }
}
