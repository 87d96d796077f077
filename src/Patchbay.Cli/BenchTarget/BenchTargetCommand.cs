using System.CommandLine;
using Patchbay.Cli.Serve;

namespace Patchbay.Cli.BenchTarget;

/// <summary>
/// <c>patchbay bench-target</c>: the same wiring as <c>serve</c>, set up as the load harness in <c>bench/telephony</c> expects it:
/// extensions 1000, and 1001 recorded, are sent on to the harness's callee.
/// </summary>
internal static class BenchTargetCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "bench-data" };
        var sip = new Option<string>("--sip") { Description = "Address and port for SIP.", DefaultValueFactory = _ => "127.0.0.1:5060" };
        var callee = new Option<string>("--callee") { Description = "Where calls are sent on to.", DefaultValueFactory = _ => "sip:callee@127.0.0.1:5070" };
        var command = new Command("bench-target", "Runs Patchbay as the target of the load harness in bench/telephony.") { data, sip, callee };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(data)!, parsed.GetValue(sip)!, parsed.GetValue(callee)!, cancellation));
        return command;
    }

    private static Task<int> RunAsync(string data, string sip, string callee, CancellationToken cancellationToken)
    {
        var builder = ServerSettings.Load(data);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telephony:SipListen"] = sip,
            ["Telephony:BrowserListen"] = "127.0.0.1:0",
            ["Telephony:MostCalls"] = "20000",
            ["Server:Listen"] = "http://127.0.0.1:0",
            ["Site:EntryPoints:0:Dnis"] = "1000",
            ["Site:EntryPoints:0:ForwardTo"] = callee,
            ["Site:EntryPoints:1:Dnis"] = "1001",
            ["Site:EntryPoints:1:ForwardTo"] = callee,
            ["Site:EntryPoints:1:Records"] = "true",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return ServeCommand.RunAsync(builder, stopsWithInput: false, cancellationToken);
    }
}
