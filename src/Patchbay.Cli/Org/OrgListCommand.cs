using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Server;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org list</c>.</summary>
internal static class OrgListCommand
{
    internal static Command Create()
    {
        var (data, json) = (OrgCommand.Data(), OrgCommand.Json());
        var command = new Command("list", "Lists the orgs, and how it goes with each.") { data, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(json), cancellation));
        return command;
    }

    /// <summary>Name of the live org.</summary>
    internal static async Task<string> LiveAsync(OperatorClient server, CancellationToken cancellationToken) =>
        (await server.GetAsync<OrgLine[]>("/api/orgs", cancellationToken)).FirstOrDefault(org => org.IsLive)?.Name
            ?? throw new ServerFault("No org is live; name one with --org.");

    /// <summary>What it means that no org is live, and what to do.</summary>
    internal const string NoLive =
        "No org is live now. Calls go on and are kept; the next org that is connected (patchbay org connect) takes them over. After patchbay org use, only those that begin then are written.";

    /// <summary>Tells whether calls are written nowhere: the live one is that of a settings file which names none.</summary>
    internal static async Task<bool> HasNoLiveAsync(OperatorClient server, CancellationToken cancellationToken) =>
        Array.Exists(await server.GetAsync<OrgLine[]>("/api/orgs", cancellationToken), org => org.IsLive && IsNone(org));

    private static bool IsNone(OrgLine org) => org is { State: OrgState.Off, LoginUrl: null };

    private static async Task<int> RunAsync(string data, bool json, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        if (json)
        {
            Console.WriteLine(PrintedJson.Of(await server.GetAsync<JsonElement>("/api/orgs", cancellationToken)));
            return 0;
        }

        var orgs = await server.GetAsync<OrgLine[]>("/api/orgs", cancellationToken);
        foreach (var org in orgs)
        {
            // The one of the settings file stands there whether anybody has set it up or not.
            if (IsNone(org) && orgs.Length > 1)
            {
                if (org.IsLive) Console.WriteLine(NoLive);
                continue;
            }

            Console.WriteLine($"{(org.IsLive ? "*" : " ")} {org.Name,-16} {Words(org),-28} {org.LoginUrl}");
            if (org.Waiting + org.Parked + org.LeftOut > 0)
                Console.WriteLine($"    waiting to be written: {org.Waiting}, parked: {org.Parked}{(org.LeftOut > 0 ? $", written without fields that the org lacks: {org.LeftOut}" : "")}");
            if (org.Shortage is { } shortage) Console.WriteLine($"    {shortage}{(org.NextTryAt is { } room ? $"; writing goes on when there is room, by {Clock(room)}" : "")}");
            else if (org.NextTryAt is { } next) Console.WriteLine($"    writing is tried again by {Clock(next)} at the latest; a clean patchbay org check --org {org.Name} has it go on at once");
            if (org.Trouble is { } trouble) Console.WriteLine($"    {trouble}");
        }

        return 0;
    }

    private static string Clock(DateTimeOffset at)
    {
        var here = at.ToLocalTime();
        // A share of the day may be free tomorrow only.
        return here.Date == TimeProvider.System.GetLocalNow().Date ? $"{here:HH:mm:ss}" : $"{here:yyyy-MM-dd HH:mm:ss}";
    }

    private static string Words(OrgLine org) => org.State switch
    {
        OrgState.Off => org.LoginUrl is null ? "not set up" : "switched off",
        OrgState.Answering => "answers",
        OrgState.Away => "does not answer",
        OrgState.SignInRefused => "refuses the sign-in",
        OrgState.LimitReached => "a limit is used up",
        OrgState.PackageMissing => "lacks our fields",
        OrgState.KeyNotUnique => "answers; key is not unique",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
