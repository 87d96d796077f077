using System.Diagnostics;
using System.Globalization;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Testing.Postgres;

namespace Patchbay.Bench.Directory;

/// <summary>Fills a directory of made-up people, opens it anew and looks random numbers up.</summary>
internal static class LookUps
{
    private const int Page = 2_000;
    private const int Asked = 200_000;

    internal static async Task RunAsync(int numbers, string? keep)
    {
        var folder = keep ?? System.IO.Directory.CreateTempSubdirectory("patchbay-bench-directory-").FullName;
        try
        {
            var path = Path.Combine(folder, "directory.db");
            if (keep is null || !System.IO.Directory.EnumerateFiles(folder, "directory*.db").Any())
            {
                await using var empty = new SqlitePhoneDirectory(path);
                await FillAsync(empty, numbers);
            }

            await using var directory = new SqlitePhoneDirectory(path);
            await MeasureAsync(directory, numbers);
            var size = System.IO.Directory.EnumerateFiles(folder, "directory*.db").Sum(file => new FileInfo(file).Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"file {size / 1e9:F2} GB"));
        }
        finally
        {
            if (keep is null) System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same in a PostgreSQL of its own, with 64 MB of shared buffers, over its socket.</summary>
    internal static async Task RunPostgresAsync(int numbers)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("patchbay-bench-directory-").FullName;
        using var server = LocalPostgres.Start();
        try
        {
            await using var services = new ServiceCollection().AddLogging()
                .AddPatchbayStorage(new StorageOptions { DataFolder = folder, Provider = StorageProvider.PostgreSql, Connection = server.Connection })
                .BuildServiceProvider();
            var directory = services.GetRequiredService<IPhoneDirectory>();
            await FillAsync(directory, numbers);
            await MeasureAsync(directory, numbers);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    internal static DirectoryRecord Person(int i) => new(
        new("Contact", string.Create(CultureInfo.InvariantCulture, $"003Dm{i:D10}IAA")), $"Customer {i}", $"Account {i / 4}",
        string.Create(CultureInfo.InvariantCulture, $"001Dm{i / 4:D10}IAA"), DateTimeOffset.UnixEpoch.AddSeconds(i), [new(NumberOf(i), "MobilePhone")]);

    /// <summary>Numbers in no order, as they come.</summary>
    internal static string NumberOf(int i) => string.Create(CultureInfo.InvariantCulture, $"+46{(i * 7_919L) % 1_000_000_007:D10}");

    private static async Task FillAsync(IPhoneDirectory directory, int numbers)
    {
        var began = Stopwatch.StartNew();
        await using var load = await directory.BeginLoadAsync(CancellationToken.None);
        for (var from = 0; from < numbers; from += Page)
            await load.PutAsync([.. Enumerable.Range(from, Math.Min(Page, numbers - from)).Select(Person)], CancellationToken.None);
        var appended = began.Elapsed;
        await load.CompleteAsync(new Dictionary<string, string>(), CancellationToken.None);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"filled with {numbers:N0} records in {began.Elapsed.TotalSeconds:F1} s ({numbers / began.Elapsed.TotalSeconds:N0}/s), of which the indexes took {(began.Elapsed - appended).TotalSeconds:F1} s"));
    }

    private static async Task MeasureAsync(IPhoneDirectory directory, int numbers)
    {
        var random = new Random(1);
        await directory.FindAsync(NumberOf(0), CancellationToken.None);
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        var times = new double[Asked];
        for (var i = 0; i < Asked; i++)
        {
            var number = NumberOf(random.Next(numbers));
            var began = Stopwatch.GetTimestamp();
            var found = await directory.FindAsync(number, CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (found.Count != 1) throw new InvalidOperationException($"{number} was found {found.Count} times.");
        }

        using var process = Process.GetCurrentProcess();
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Asked:N0} look-ups among {numbers:N0}: p50 {times[Asked / 2]:F3} ms, p99 {times[Asked * 99 / 100]:F3} ms, p99.9 {times[Asked * 999 / 1000]:F3} ms, longest {times[^1]:F2} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"whole process {process.WorkingSet64 / 1e6:F0} MB ({before / 1e6:F0} MB before the look-ups), managed heap {GC.GetTotalMemory(false) / 1e6:F0} MB"));
    }
}
