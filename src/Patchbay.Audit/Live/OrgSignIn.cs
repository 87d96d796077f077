using System.Diagnostics;
using System.Text.Json;

namespace Patchbay.Audit.Live;

/// <summary>Finds a sign-in: the token in the environment, or the one that the Salesforce CLI keeps.</summary>
/// <param name="environment">Reads a variable of the environment.</param>
/// <param name="time">The clock of the CLI's time limit.</param>
public sealed class OrgSignIn(Func<string, string?> environment, TimeProvider time)
{
    private const string TokenName = "SF_ACCESS_TOKEN";
    private const string AddressName = "SF_INSTANCE_URL";
    private static readonly TimeSpan CliLimit = TimeSpan.FromSeconds(60);

    /// <summary>Finds the sign-in for a name or an address.</summary>
    /// <param name="org">An alias or user name of the CLI, or the address of an org.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OrgFault">There is none.</exception>
    public async Task<OrgSession> FindAsync(string org, CancellationToken cancellationToken)
    {
        var isAddress = Uri.TryCreate(org, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
        if (isAddress && address!.Scheme == "http" && !address.IsLoopback) throw new OrgFault("A token is sent over HTTPS only; write the address with https.");
        if (environment(TokenName) is { Length: > 0 } token)
        {
            if (isAddress) return new(address!, token);
            if (Uri.TryCreate(environment(AddressName), UriKind.Absolute, out var told)) return new(told, token);
        }

        if (isAddress && environment(TokenName) is null or "" && address!.IsLoopback) throw new OrgFault($"Put the access token for {org} into {TokenName}.");
        return await FromCliAsync(org, cancellationToken);
    }

    /// <summary>Reads what the CLI says.</summary>
    /// <param name="json">Output of <c>sf org display --json</c>.</param>
    /// <param name="org">The name that was asked for.</param>
    /// <exception cref="OrgFault">It says that there is no sign-in.</exception>
    internal static OrgSession Read(string json, string org)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.TryGetProperty("result", out var result) && result.TryGetProperty("accessToken", out var token) && result.TryGetProperty("instanceUrl", out var url)
                && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) && token.GetString() is { Length: > 0 } secret)
                return new(address, secret);
            var why = root.TryGetProperty("message", out var message) ? message.GetString() : "it named no access token";
            throw new OrgFault($"The Salesforce CLI has no sign-in for {org}: {why}");
        }
        catch (JsonException broken)
        {
            throw new OrgFault($"The Salesforce CLI's answer about {org} made no sense.", broken);
        }
    }

    private async Task<OrgSession> FromCliAsync(string org, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("sf") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["org", "display", "--target-org", org, "--json"]) start.ArgumentList.Add(word);
        using var process = new Process { StartInfo = start };
        using var limit = new CancellationTokenSource(CliLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            process.Start();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var json = await process.StandardOutput.ReadToEndAsync(both.Token);
            await process.WaitForExitAsync(both.Token);
            return Read(json, org);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new OrgFault($"There is no token in {TokenName} (with the address in --org or {AddressName}), and the Salesforce CLI is not installed.", missing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new OrgFault($"The Salesforce CLI did not answer within {CliLimit.TotalSeconds:0} s.");
        }
    }
}
