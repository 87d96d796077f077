using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Loop;

/// <summary>For commands at the start of a process, which nobody would give again.</summary>
public static class PatientExchange
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells whether the same command will be taken a little later.</summary>
    /// <param name="refusal">What was answered.</param>
    /// <returns>True when there was no room or the journal could not be written.</returns>
    public static bool Passes(this Refusal refusal) => refusal.Code == ExchangeLoop.Busy.Code || refusal.Code == ExchangeLoop.Stalled.Code;

    /// <summary>Hands in a command again and again while the exchange has no room for it or cannot write its journal.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="command">What is asked; doing it twice must change nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Null when it was done; otherwise why the rules refused it.</returns>
    public static async ValueTask<Refusal?> SubmitUntilTakenAsync(
        this IExchange exchange, ExchangeCommand command, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await exchange.SubmitAsync(command, cancellationToken) is { } refusal)
        {
            if (!refusal.Passes()) return refusal;
            await Task.Delay(pause, time, cancellationToken);
        }

        return null;
    }
}
