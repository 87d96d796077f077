// What the record writer costs, against the demo org in a process of its own on the same machine:
//   throughput [calls]   a backlog of whole calls, from the start of the writer to the last one written
//   catchup [calls]      the same with one live call every 200 ms, and how long those wait
//   latency [calls]      hang-up to a Task that a client sees as completed, one call after the other
//   load [calls] [rate]  API calls under load: ring, hang-up with recording, wrap-up
//   frugal [calls]       API calls at one call a minute, on a clock that is moved by hand, for Ring, End, and End with a second record
using Patchbay.Bench.Writer;

if (args is ["org", var folder])
{
    await OrgProcess.ServeAsync(folder);
    return;
}

var work = Directory.CreateTempSubdirectory("patchbay-bench-writer-").FullName;
try
{
    using var org = await OrgProcess.StartAsync(work);
    var runs = new Runs(org, work);
    int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
    switch (args.FirstOrDefault())
    {
        case "throughput": await runs.ThroughputAsync(Number(1, 20_000)); break;
        case "catchup": await runs.CatchUpAsync(Number(1, 50_000)); break;
        case "latency": await runs.LatencyAsync(Number(1, 200)); break;
        case "load": await runs.LoadAsync(Number(1, 2_000), Number(2, 100)); break;
        case "frugal": await runs.FrugalAsync(Number(1, 1_000)); break;
        default: Console.Error.WriteLine("usage: throughput|catchup|latency|load|frugal [calls]"); break;
    }
}
finally
{
    Directory.Delete(work, recursive: true);
}
