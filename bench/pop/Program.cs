using System.Globalization;
using Patchbay.Bench.Directory;
using Patchbay.Bench.Pop;

// From INVITE to the pop message, seen from outside: real SIP in, real panels (SignalR) out, one process for the server's side.
//   dotnet run -c Release --project bench/pop -- [calls per second] [seconds] [commit delay in ms] [numbers in the directory]
//   dotnet run -c Release --project bench/pop -- ring [calls per second] [contacts]     INVITE to 180, idle and while the org is loaded
if (args is [DemoOrgProcess.Verb, var orgFolder, var orgPort])
{
    await DemoOrgProcess.ServeAsync(orgFolder, int.Parse(orgPort, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["ring", ..]) return await RingWhileLoading.RunAsync(Number(1, 20), Number(2, 1_000_000));
var rate = Number(0, 20);
var seconds = Number(1, 60);
var delay = TimeSpan.FromMilliseconds(Number(2, 0));
var numbers = Number(3, 20_000);
var folder = Directory.CreateTempSubdirectory("patchbay-bench-pop-").FullName;
try
{
    await using var site = await BenchSite.StartAsync(folder, agents: Math.Max(20, rate * 3), delay, new(numbers));
    await site.RunAsync(rate, TimeSpan.FromSeconds(5));
    var figures = await site.RunAsync(rate, TimeSpan.FromSeconds(seconds));
    Console.WriteLine(figures.ToLine(rate, delay, numbers));
    return figures.Lost == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
