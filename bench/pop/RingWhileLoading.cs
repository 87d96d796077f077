using System.Globalization;
using Patchbay.Bench.Directory;

namespace Patchbay.Bench.Pop;

/// <summary>INVITE to 180 while nothing else happens, and while the whole org is loaded into the directory.</summary>
internal static class RingWhileLoading
{
    private static readonly TimeSpan warming = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan slice = TimeSpan.FromSeconds(5);

    internal static async Task<int> RunAsync(int rate, int contacts)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("patchbay-bench-ring-").FullName;
        var port = DemoOrgProcess.FreePort();
        try
        {
            await DemoOrgProcess.FillAsync(Path.Combine(folder, "org"), contacts);
            await using var site = await BenchSite.StartAsync(Path.Combine(folder, "site"), agents: rate * 3, TimeSpan.Zero, new(20_000, port));
            // Code is compiled anew while it is young; that must not count as idle.
            await site.RunAsync(rate, warming);
            var quiet = Stops.Now(site.Commits);
            await site.RunAsync(rate, idle);
            var before = site.Rang;
            Console.WriteLine($"idle: {Stops.Now(site.Commits).Since(quiet)}");
            using var org = DemoOrgProcess.Start(Path.Combine(folder, "org"), port, typeof(RingWhileLoading).Assembly.Location);
            var during = new List<double>();
            var busy = Stops.Now(site.Commits);
            // The load begins by itself once the org answers.
            while (!site.IsFilled)
            {
                await site.RunAsync(rate, slice);
                during.AddRange(site.Rang);
            }

            Console.WriteLine($"loading: {Stops.Now(site.Commits).Since(busy)}");
            double[] loading = [.. during.Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"INVITE to 180 at {rate} calls/s: idle p50 {At(before, 0.5):F1} ms, p99 {At(before, 0.99):F1} ms ({before.Length} calls); while {contacts:N0} contacts load p50 {At(loading, 0.5):F1} ms, p99 {At(loading, 0.99):F1} ms ({loading.Length} calls); ratio of p99 {At(loading, 0.99) / At(before, 0.99):F2}"));
            return 0;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
