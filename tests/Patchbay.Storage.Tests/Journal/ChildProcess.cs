using System.Diagnostics;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>Starts this program a second time, for what one process cannot try on itself.</summary>
internal static class ChildProcess
{
    internal static Process Start(params string[] arguments)
    {
        var assembly = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(assembly);
        else start.FileName = Path.ChangeExtension(assembly, null);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
