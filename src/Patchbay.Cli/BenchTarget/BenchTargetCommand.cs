using System.CommandLine;
using Patchbay.Cli.Serve;

namespace Patchbay.Cli.BenchTarget;

/// <summary>
/// <c>patchbay bench-target</c>: the same wiring as <c>serve</c>, set up as the load harness in <c>bench/telephony</c> expects it:
/// extensions 1000, and 1001 recorded, are sent on to the harness's callee; 7000 is a call flow that leads to a queue with agents at desk phones.
/// </summary>
internal static class BenchTargetCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "bench-data" };
        var sip = new Option<string>("--sip") { Description = "Address and port for SIP.", DefaultValueFactory = _ => "127.0.0.1:5060" };
        var callee = new Option<string>("--callee") { Description = "Where calls are sent on to.", DefaultValueFactory = _ => "sip:callee@127.0.0.1:5070" };
        var agents = new Option<int>("--agents") { Description = "Agents bench-1, bench-2… whose desk phones sign in with the password bench.", DefaultValueFactory = _ => 0 };
        var command = new Command("bench-target", "Runs Patchbay as the target of the load harness in bench/telephony.") { data, sip, callee, agents };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(data)!, parsed.GetValue(sip)!, parsed.GetValue(callee)!, parsed.GetValue(agents), cancellation));
        return command;
    }

    private static Task<int> RunAsync(string data, string sip, string callee, int agents, CancellationToken cancellationToken)
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
            ["Site:EntryPoints:2:Dnis"] = "7000",
            ["Site:EntryPoints:2:Queue"] = "Support",
            ["Site:EntryPoints:2:Flow"] = "bench",
            ["Site:QueueRules:0:Queue"] = "Support",
            ["Site:QueueRules:0:WrapUpLimit"] = "00:00:00",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return ServeCommand.RunAsync(
            builder, stopsWithInput: false, services => services.AddHostedService(provider => ActivatorUtilities.CreateInstance<BenchAgents>(provider, agents)), cancellationToken);
    }
}
