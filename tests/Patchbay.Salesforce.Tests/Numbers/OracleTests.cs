using System.Diagnostics;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Numbers;
using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.Tests.Numbers;

public sealed class OracleTests
{
    private const double LeastAgreement = 0.999;
    private const int LongestLocal = 8;

    /// <summary>
    /// Valid numbers of all regions, made anew from a seed, each in its national and its international writing. The oracle is a program of
    /// others; it is installed with the web part.
    /// </summary>
    [Theory]
    [InlineData(20261126)]
    [InlineData(7)]
    public async Task A_hundred_thousand_numbers_of_all_regions_read_as_libphonenumber_reads_them(int seed)
    {
        var web = Path.Combine(RepositoryRoot(), "web");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(web, "node_modules", "libphonenumber-js")) && HasNode(), "Node.js or the packages of web/ are missing; ./test installs them.");

        var (read, different, regions) = (0, new List<string>(), new HashSet<string>());
        foreach (var line in (await OracleAsync(web, seed)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (region, text, expected) = line.Split('\t') is [var r, _, var t, var e] ? (r, t, e) : throw new InvalidDataException(line);
            regions.Add(region);
            read++;
            var number = E164.TryParse(text, region, out var found) ? found : "";
            if (number != expected) different.Add($"{text} in {region}: {number}, not {expected}");
        }

        var agreement = 1 - ((double)different.Count / read);
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{read} numbers of {regions.Count} regions, {different.Count} differ, agreement {agreement:P3}"));
        Assert.InRange(read, 100_000, int.MaxValue);
        Assert.InRange(regions.Count, 235, 260);
        Assert.True(agreement >= LeastAgreement, $"{agreement:P3} of {read}: {string.Join('\n', different.Take(40))}");
    }

    /// <summary>What callers dial and trunks send is compared as the directory reads it, but for what may be a local number.</summary>
    [Fact]
    public async Task Calls_are_compared_by_what_libphonenumber_reads_in_all_regions()
    {
        var web = Path.Combine(RepositoryRoot(), "web");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(web, "node_modules", "libphonenumber-js")) && HasNode(), "Node.js or the packages of web/ are missing; ./test installs them.");

        var (compared, left, different, regions) = (0, 0, new List<string>(), new HashSet<string>());
        foreach (var line in (await OracleAsync(web, 11)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (region, text, expected) = line.Split('\t') is [var r, _, var t, var e] ? (r, t, e) : throw new InvalidDataException(line);
            if (!DialledNumber.TryRead(text, out var dialled)) continue;
            regions.Add(region);
            compared++;
            if (dialled.Length <= LongestLocal && NumberWritings.International(dialled, region) == dialled) left++;
            else if (!NumberWritings.AreSame(dialled, expected, region)) different.Add($"{dialled} in {region}: {NumberWritings.International(dialled, region)}, not {expected}");
        }

        var agreement = 1 - ((double)different.Count / compared);
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{compared} numbers of {regions.Count} regions, {left} left as they are, {different.Count} differ, agreement {agreement:P3}"));
        Assert.InRange(compared, 100_000, int.MaxValue);
        Assert.InRange(left, 0, compared / 20);
        Assert.InRange(regions.Count, 235, 260);
        Assert.True(agreement >= LeastAgreement, $"{agreement:P3} of {compared}: {string.Join('\n', different.Take(60))}");
    }

    private static async Task<string> OracleAsync(string web, int seed)
    {
        using var oracle = Process.Start(new ProcessStartInfo("node", ["number-oracle/oracle.mjs", "60000", seed.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
        })!;
        var text = await oracle.StandardOutput.ReadToEndAsync();
        await oracle.WaitForExitAsync();
        Assert.Equal(0, oracle.ExitCode);
        return text;
    }

    private static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
