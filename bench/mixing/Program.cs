using System.Diagnostics;
using System.Globalization;
using Patchbay.Bench.Mixing;

// 100 conferences of three on one core, and the same engine without a call before and after as the idle timer loop to compare with.
// The far ends talk from another process on another core.
//   dotnet run -c Release --project bench/mixing [-- CONFERENCES]
if (args is ["talk", var first, var count, var port])
{
    Talkers.Run(Number(first), Number(count), Number(port));
    return;
}

using (var self = Process.GetCurrentProcess())
{
    if (OperatingSystem.IsLinux()) self.ProcessorAffinity = 1;
}

var report = Conferences.Run(args is [var wanted] ? Number(wanted) : 100);
Console.WriteLine(report);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
