using System.CommandLine;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org connect NAME</c>: says what to click, asks for what it needs, and signs in.</summary>
internal static class OrgConnectCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "What to call it: production, sandbox." };
        var way = new Option<string>("--way") { Description = "jwt (a key made for you), credentials (key and secret), or browser (a person agrees).", DefaultValueFactory = _ => "jwt" };
        way.AcceptOnlyFromAmong("jwt", "credentials", "browser");
        var login = new Option<string?>("--login-url") { Description = "The org's My Domain: https://acme.my.salesforce.com." };
        var client = new Option<string?>("--client-id") { Description = "Consumer key of the app." };
        var user = new Option<string?>("--user") { Description = "User name to run as, for jwt." };
        var audience = new Option<string?>("--audience") { Description = "Audience, for jwt. Default: the one that fits the address." };
        var key = new Option<FileInfo?>("--key") { Description = "A private key of your own in PEM, for jwt. Default: one that is made for you." };
        var certificate = new Option<string?>("--certificate") { Description = "Where to write the certificate to upload. Default: patchbay-NAME.crt." };
        var secret = new Option<bool>("--with-secret") { Description = "The app wants its secret in the browser's way too." };
        var paste = new Option<bool>("--paste") { Description = "The browser cannot reach this server: paste the address that it ends at." };
        var data = OrgCommand.Data();
        var command = new Command("connect", "Connects an org, step by step. Secrets are asked for, or read from standard input.")
        {
            name, way, login, client, user, audience, key, certificate, secret, paste, data,
        };
        command.SetAction((parsed, cancellation) => OrgConnectDialog.RunAsync(
            new(
                parsed.GetValue(name)!, parsed.GetValue(way)!, parsed.GetValue(login), parsed.GetValue(client), parsed.GetValue(user), parsed.GetValue(audience),
                parsed.GetValue(key)?.FullName, parsed.GetValue(certificate), parsed.GetValue(secret), parsed.GetValue(paste)),
            parsed.GetValue(data)!,
            cancellation));
        return command;
    }
}

/// <summary>What was typed on the command line.</summary>
/// <param name="Name">What to call the org.</param>
/// <param name="Way">jwt, credentials or browser.</param>
/// <param name="LoginUrl">Its address; null to be asked for.</param>
/// <param name="ClientId">Consumer key; null to be told the steps and asked for it.</param>
/// <param name="User">User name, for jwt; null to be asked for.</param>
/// <param name="Audience">Audience, for jwt.</param>
/// <param name="KeyFile">A key of one's own.</param>
/// <param name="CertificateFile">Where to write the certificate.</param>
/// <param name="WithSecret">Whether the browser's way needs a secret.</param>
/// <param name="Paste">Whether the code is pasted.</param>
internal sealed record OrgConnectWish(
    string Name, string Way, string? LoginUrl, string? ClientId, string? User, string? Audience, string? KeyFile, string? CertificateFile, bool WithSecret,
    bool Paste);
