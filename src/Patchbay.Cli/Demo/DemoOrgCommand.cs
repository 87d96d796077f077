using System.CommandLine;
using Patchbay.Cli.Serve;
using Patchbay.DemoOrg;

namespace Patchbay.Cli.Demo;

/// <summary><c>patchbay demo-org</c>: the stand-in for a Salesforce org, in a process of its own.</summary>
internal static class DemoOrgCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the org's database.", DefaultValueFactory = _ => "demo-org" };
        var listen = new Option<string>("--listen") { Description = "Where it listens.", DefaultValueFactory = _ => "http://localhost:8091" };
        var panel = new Option<string?>("--softphone") { Description = "Address of the phone panel." };
        var patchbay = new Option<string?>("--patchbay") { Description = "Address of Patchbay, for links to recordings; its key comes from DEMO_PATCHBAY_KEY." };
        var callMe = new Option<string?>("--call-me") { Description = "Where a wish to be called is posted." };
        var limit = new Option<int>("--daily-limit") { Description = "API calls in 24 hours.", DefaultValueFactory = _ => 100_000 };
        var certificate = new Option<string?>("--certificate") { Description = "Certificate of the app, for the JWT bearer flow; the file may be made later." };
        var number = new Option<int>("--number") { Description = "Tells several demo orgs apart by their ids.", DefaultValueFactory = _ => 1 };
        var command = new Command("demo-org", "Runs a stand-in for a Salesforce org.") { data, listen, panel, patchbay, callMe, limit, certificate, number };
        command.SetAction((parsed, cancellation) => RunAsync(
            new()
            {
                DataFolder = parsed.GetValue(data)!,
                ListenUrl = parsed.GetValue(listen)!,
                SoftphoneUrl = Address(parsed.GetValue(panel)),
                PatchbayUrl = Address(parsed.GetValue(patchbay)),
                DailyApiRequests = parsed.GetValue(limit),
                ClientCertificateFile = parsed.GetValue(certificate),
                OrganizationNumber = parsed.GetValue(number),
                CallMeUrl = Address(parsed.GetValue(callMe)),
                PatchbayApiKey = Environment.GetEnvironmentVariable("DEMO_PATCHBAY_KEY"),
                ClientSecret = Environment.GetEnvironmentVariable("DEMO_CLIENT_SECRET") ?? new DemoOrgOptions { DataFolder = "" }.ClientSecret,
                ControlKey = Environment.GetEnvironmentVariable("DEMO_CONTROL_KEY"),
            },
            cancellation));
        return command;
    }

    /// <summary>True for a program that was started in the background: its input is at its end from the beginning.</summary>
    private static bool HearsNothing => OperatingSystem.IsLinux() && new FileInfo("/proc/self/fd/0").LinkTarget == "/dev/null";

    private static Uri? Address(string? text) => text is null ? null : new(text);

    private static async Task<int> RunAsync(DemoOrgOptions options, CancellationToken cancellationToken)
    {
        await using var app = DemoOrgHost.Build(options);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"The demo org is ready at {string.Join(", ", app.Urls)}");
        if (Console.IsInputRedirected && !HearsNothing) ServeCommand.StopWithInput(app.Lifetime);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
