using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>
/// Holds the token that everyone uses. Whoever finds it used up asks for the next one; those who find the same meanwhile wait for
/// that one request. After a refusal nobody asks again for a while, since Salesforce locks users who try too often.
/// </summary>
internal sealed class TokenSource(TokenEndpoint endpoint, TimeProvider time)
{
    private static readonly TimeSpan pauseAfterRefusal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan longestPause = TimeSpan.FromMinutes(1);

    // Guards the fields below; nothing is awaited under it.
    private readonly Lock gate = new();
    private Task<AccessToken>? current;
    private DateTimeOffset refusedUntil;
    private int refusals;

    /// <summary>Why the last sign-in was refused; null when it was not.</summary>
    internal SalesforceFault? Refused { get; private set; }

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

    /// <summary>Lets the next one ask at once although a sign-in was refused not long ago: a person has mended something and waits for the answer.</summary>
    internal void AskAgain()
    {
        lock (gate) refusedUntil = default;
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
            var token = await endpoint.AskAsync(CancellationToken.None);
            lock (gate) (refusals, Refused) = (0, null);
            return token;
        }
        catch (SalesforceFault fault)
        {
            lock (gate) Note_NeedsLock(fault);
            throw;
        }
    }

    private void Note_NeedsLock(SalesforceFault fault)
    {
        if (fault.Kind is not FaultKind.SignIn)
        {
            refusedUntil = default;
            return;
        }

        Refused = fault;
        var pause = pauseAfterRefusal * Math.Pow(2, Math.Min(refusals++, 10));
        refusedUntil = time.GetUtcNow() + (pause < longestPause ? pause : longestPause);
    }
}
