using System.Globalization;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>The machine the tests run on. Times that people feel are held against their limits on a quiet one only.</summary>
internal static class Machine
{
    /// <summary>The limit itself on a quiet machine; five times as long on one where others work.</summary>
    internal static double LimitMs(double limitMs) => IsQuiet ? limitMs : limitMs * 5;

    private static bool IsQuiet
    {
        get
        {
            const string file = "/proc/loadavg";
            return File.Exists(file)
                && double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) < Environment.ProcessorCount;
        }
    }
}
