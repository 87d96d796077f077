using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Salesforce.Notices;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org notices</c>: what an admin of the org should see to.</summary>
internal static class OrgNoticesCommand
{
    internal static Command Create()
    {
        var (data, org, json) = (OrgCommand.Data(), OrgCommand.Org(), OrgCommand.Json());
        var command = new Command("notices", "What an admin of the org should see to, such as a field that is missing.") { data, org, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/notices";
            if (parsed.GetValue(json))
            {
                Console.WriteLine(PrintedJson.Of(await server.GetAsync<JsonElement>(path, cancellation)));
                return 0;
            }

            var notices = await server.GetAsync<OrgNotice[]>(path, cancellation);
            if (notices.Length == 0) Console.WriteLine("There is nothing to see to.");
            foreach (var notice in notices) Console.WriteLine($"{notice.Since:yyyy-MM-dd HH:mm}  {notice.Text}");
            return 0;
        });
        return command;
    }
}
