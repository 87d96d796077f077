using Patchbay.Cli.Operator;
using Patchbay.Server;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary>Leads through connecting an org: the steps in Salesforce, the questions, the sign-in.</summary>
internal sealed class OrgConnectDialog(OrgConnectWish wish, OperatorClient server)
{
    private const string Connections = "/api/org-connections";
    private static readonly TimeSpan lookEvery = TimeSpan.FromSeconds(1);

    internal static async Task<int> RunAsync(OrgConnectWish wish, string data, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        var org = await new OrgConnectDialog(wish, server).RunAsync(cancellationToken);
        Console.WriteLine($"Connected: {org.Name} is the org {org.OrgId} at {org.LoginUrl}.");
        Console.WriteLine(org.IsLive ? "Calls are written to it." : $"Calls are not written to it yet. To change that: patchbay org use {org.Name} --data {data}");
        Console.WriteLine($"Look whether all is there: patchbay org check --org {org.Name} --data {data}");
        return 0;
    }

    private async Task<OrgLine> RunAsync(CancellationToken cancellationToken)
    {
        if (wish.ClientId is null) await TellStepsAsync(cancellationToken);
        var login = wish.LoginUrl ?? Ask("The org's My Domain (https://acme.my.salesforce.com)");
        var client = wish.ClientId ?? Ask("Consumer key");
        return wish.Way switch
        {
            "credentials" => await SendAsync("credentials", new(wish.Name, login, client, AskSecret(), null, null, null), cancellationToken),
            "browser" => await InBrowserAsync(new(wish.Name, login, client, wish.WithSecret ? AskSecret() : null, null, null, null), cancellationToken),
            _ => await WithKeyAsync(new(wish.Name, login, client, null, wish.User ?? Ask("User name to run as"), wish.Audience, await KeyAsync(cancellationToken)), cancellationToken),
        };
    }

    /// <summary>Whoever names all at the first time has no key yet: it is made then, and the steps say where its certificate goes.</summary>
    private async Task<OrgLine> WithKeyAsync(OrgConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync("jwt", connection, cancellationToken);
        }
        catch (ServerFault fault) when (fault.Code == "org.key" && connection.PrivateKey is null)
        {
            await TellStepsAsync(cancellationToken);
            throw new ServerFault("There was no key for this org, so one was made. Upload its certificate as the steps above say, then run the same command again.");
        }
    }

    private async Task TellStepsAsync(CancellationToken cancellationToken)
    {
        var steps = await server.AskAsync<OrgSteps>(HttpMethod.Post, $"{Connections}/steps", new OrgStepsRequest(wish.Name, WayOf(wish.Way), wish.LoginUrl), cancellationToken);
        await TellCertificateAsync(steps, cancellationToken);
        Console.WriteLine($"In Salesforce, as an administrator of {wish.LoginUrl ?? "the org"}:");
        foreach (var (step, number) in steps.Steps.Select((step, index) => (step, index + 1)))
        {
            Console.WriteLine($"{number,3}. {step.Where}");
            Console.WriteLine($"     {step.What}");
            if (step.Paste is { } paste) Console.WriteLine($"       {paste}");
        }

        Console.WriteLine();
    }

    /// <summary>Before the steps, one of which uploads it.</summary>
    private async Task TellCertificateAsync(OrgSteps steps, CancellationToken cancellationToken)
    {
        if (steps.Certificate is not { } certificate || wish.KeyFile is not null) return;
        var file = Path.GetFullPath(wish.CertificateFile ?? $"patchbay-{wish.Name}.crt");
        await File.WriteAllTextAsync(file, certificate + Environment.NewLine, cancellationToken);
        Console.WriteLine($"The certificate to upload is {file}; its key stays sealed in the data folder.");
        Console.WriteLine();
    }

    private Task<OrgLine> SendAsync(string way, OrgConnection connection, CancellationToken cancellationToken) =>
        server.AskAsync<OrgLine>(HttpMethod.Post, $"{Connections}/{way}", connection, cancellationToken);

    private async Task<OrgLine> InBrowserAsync(OrgConnection connection, CancellationToken cancellationToken)
    {
        var started = await server.AskAsync<OrgBrowserSignIn>(HttpMethod.Post, $"{Connections}/browser", connection, cancellationToken);
        Console.WriteLine("Open this address in a browser, sign in as the user that Patchbay shall run as, and agree:");
        Console.WriteLine($"  {started.AuthorizeUrl}");
        if (wish.Paste)
        {
            var pasted = Ask("Paste the address that the browser ends at, or the code in it");
            return await server.AskAsync<OrgLine>(HttpMethod.Post, $"{Connections}/browser/finish", new OrgBrowserFinish(started.State, pasted), cancellationToken);
        }

        Console.WriteLine($"Waiting until it comes back to {started.CallbackUrl} …");
        using var timer = new PeriodicTimer(lookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var state = await server.GetAsync<OrgBrowserState>($"{Connections}/browser/{started.State}", cancellationToken);
            if (state.Org is { } org) return org;
            if (!state.IsOpen) throw new ServerFault(state.Refusal ?? "The sign-in failed.");
        }

        throw new OperationCanceledException(cancellationToken);
    }

    private async Task<string?> KeyAsync(CancellationToken cancellationToken) =>
        wish.KeyFile is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : null;

    /// <summary>Asks without showing what is typed.</summary>
    private static string AskSecret()
    {
        if (Console.IsInputRedirected) return Ask("Consumer secret");
        Console.Write("Consumer secret: ");
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key is not ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }

        Console.WriteLine();
        return typed.Length == 0 ? throw new ServerFault("No secret was typed.") : typed.ToString();
    }

    private static string Ask(string what)
    {
        Console.Write($"{what}: ");
        var typed = Console.ReadLine()?.Trim();
        if (Console.IsInputRedirected) Console.WriteLine();
        return string.IsNullOrEmpty(typed) ? throw new ServerFault($"Nothing was typed for: {what}. Run the same command again when you have it.") : typed;
    }

    private static OrgWay WayOf(string way) => way switch
    {
        "credentials" => OrgWay.Credentials,
        "browser" => OrgWay.Browser,
        _ => OrgWay.Jwt,
    };
}
