using System.Globalization;

namespace Patchbay.Bench.Pop;

/// <summary>What one run measured.</summary>
/// <param name="Calls">Calls made.</param>
/// <param name="Milliseconds">INVITE to pop of each call that popped, sorted.</param>
internal sealed record Figures(int Calls, double[] Milliseconds)
{
    internal int Lost => Calls - Milliseconds.Length;

    internal string ToLine(int rate, TimeSpan delay, int numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $"INVITE to pop, {rate} calls/s, {numbers:N0} numbers, commits delayed by {delay.TotalMilliseconds} ms: {Calls} calls, {Lost} without a pop, p50 {At(0.5):F1} ms, p95 {At(0.95):F1} ms, p99 {At(0.99):F1} ms, max {At(1):F1} ms");

    private double At(double share) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[Math.Min(Milliseconds.Length - 1, (int)(share * Milliseconds.Length))];
}
