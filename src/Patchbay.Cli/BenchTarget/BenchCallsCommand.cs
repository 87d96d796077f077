using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Patchbay.Cli.Serve;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Cli.BenchTarget;

/// <summary>
/// <c>patchbay bench-calls</c>: the same wiring as <c>serve</c>, but calls come as exchange commands on standard input too, beside
/// those by telephone, so that a campaign can bring many of them and knows of each whether it was taken. It ends when its input ends.
/// </summary>
internal static class BenchCallsCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "bench-data" };
        var command = new Command("bench-calls", "Runs Patchbay with calls from standard input, for the fault campaign in bench/campaign.") { data };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data)!, cancellation));
        return command;
    }

    private static Task<int> RunAsync(string data, CancellationToken cancellationToken) =>
        ServeCommand.RunAsync(ServerSettings.Load(data), stopsWithInput: false, services =>
        {
            var engine = services.Last(service => service.ServiceType == typeof(ITelephony)).ImplementationFactory!;
            services.Replace(ServiceDescriptor.Singleton<ITelephony>(provider => new SipCallsAlone((ITelephony)engine(provider))));
            services.AddSingleton<CallFeed>();
            services.AddSingleton<IReactor>(provider => provider.GetRequiredService<CallFeed>());
            services.AddHostedService(provider => provider.GetRequiredService<CallFeed>());
        }, cancellationToken);

    /// <summary>Carries what came by SIP. Of every other call the campaign plays both ends, and reports by itself what a plan asks for.</summary>
    private sealed class SipCallsAlone(ITelephony engine) : ITelephony
    {
        public void Arrange(Core.Calls.CallPlan plan)
        {
            if (!CallFeed.IsOwn(plan.Call)) engine.Arrange(plan);
        }
    }
}
