using System.CommandLine;

namespace Patchbay.Cli.Demo;

/// <summary><c>patchbay demo</c>: everything on one machine, with simulated customers and a page that looks like Salesforce.</summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder to keep everything in. Default: a fresh one, deleted afterwards." };
        var check = new Option<bool>("--check") { Description = "Take a call without a person and report what was seen; exit 0 when all is well." };
        var close = new Option<bool>("--close-browser") { Description = "With --check: close the agent's browser in the middle of the call." };
        var json = new Option<string?>("--json") { Description = "With --check: write the report to this file, too." };
        var command = new Command("demo", "Takes a telephone call inside a page that looks like Salesforce.") { data, check, close, json };
        var adapter = new AdapterSwitches(command, check, close, json);
        command.SetAction((parsed, cancellation) => adapter.Read(parsed, parsed.GetValue(data)) is { } wish
            ? AdapterDemo.RunAsync(wish, cancellation)
            : RunAsync(
                new(parsed.GetValue(data), parsed.GetValue(check) || parsed.GetValue(close), parsed.GetValue(close), parsed.GetValue(json)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(DemoWish options, CancellationToken cancellationToken)
    {
        if (options.Check && !DemoBrowser.IsInstalled(out var how))
        {
            await Console.Error.WriteLineAsync($"patchbay: {how}");
            return 3;
        }

        var keep = options.DataFolder is not null;
        var folder = options.DataFolder is { } kept ? Path.GetFullPath(kept) : Directory.CreateTempSubdirectory("patchbay-demo-").FullName;
        try
        {
            await using var site = await DemoSite.StartAsync(folder, options.Check, cancellationToken);
            if (options.Check)
            {
                var code = await DemoCheck.RunAsync(site, options, cancellationToken);
                keep |= site.Ended.Count > 0;
                return code;
            }

            await GreetAsync(site, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            // Its logs say why.
            keep = true;
            await Console.Error.WriteLineAsync($"patchbay: a part of the demo ended by itself; see the logs in {folder}.");
            return Faults.CannotStart;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (DemoPartFault)
        {
            keep = true;
            throw;
        }
        finally
        {
            if (!keep) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task GreetAsync(DemoSite site, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Open {site.PageUrl}");
        Console.WriteLine($"Sign in to the phone at the bottom as {DemoSite.AgentName} with the password {DemoSite.AgentPassword}, become Available,");
        Console.WriteLine("then press a customer under \"Demo: call me\".");
        Console.WriteLine($"The desk of administrators is at {site.DeskUrl}; sign in there as {DemoSite.AdminName} with the same password. Ctrl-C stops everything.");
        await site.WaitAsync(cancellationToken);
    }
}
