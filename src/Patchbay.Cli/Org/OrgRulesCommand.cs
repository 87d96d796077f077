using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org rules</c>: shows, replaces or resets the match rules.</summary>
internal static class OrgRulesCommand
{
    internal static Command Create()
    {
        var file = new Option<FileInfo?>("--file") { Description = "Put the rules of this file in force, JSON or YAML; it is kept as it is, with its comments." };
        var layout = new Option<FileInfo?>("--from-layout") { Description = "Write the rules that do what this softphone layout of Open CTI does; nothing is changed." };
        var reset = new Option<bool>("--reset") { Description = "Put the standard rules in force again." };
        var yaml = new Option<bool>("--yaml") { Description = "Show the rules in force in YAML." };
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("rules", "Shows the match rules, or puts others in force.") { file, yaml, layout, reset, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/rules";
            if (parsed.GetValue(layout) is { } from)
                Console.WriteLine(PrintedJson.Indented(await server.AskAsync<JsonElement>(HttpMethod.Post, $"{path}/from-layout", await ReadAsync(from, cancellation), cancellation)));
            else if (parsed.GetValue(reset)) await server.TellAsync(HttpMethod.Delete, path, null, cancellation);
            else if (parsed.GetValue(file) is { } rules)
            {
                foreach (var doubt in await server.PutTextAsync(path, TextFile.Read(rules), cancellation)) Console.Error.WriteLine(doubt);
            }
            else Console.WriteLine((await server.ReadTextAsync($"{path}/{(parsed.GetValue(yaml) ? "yaml" : "text")}", cancellation)).TrimEnd());
            return 0;
        });
        return command;
    }

    private static async Task<object> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (JsonException broken)
        {
            throw new Server.ServerFault($"{file.Name} is no JSON: {broken.Message}");
        }
        catch (IOException missing)
        {
            throw new Server.ServerFault(missing.Message);
        }
    }
}
