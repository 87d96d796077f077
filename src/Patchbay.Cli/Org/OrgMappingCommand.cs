using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Server;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org mapping show|set|clear</c>: which fields are filled with what.</summary>
internal static class OrgMappingCommand
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions lenient = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static Command Create() => new("mapping", "Which fields of a Task, and of a record of the org's own, are filled with what.") { Show(), Set(), Clear() };

    private static Command Show()
    {
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("show", "Shows the mapping.") { data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/mapping";
            Console.WriteLine(JsonSerializer.Serialize(await server.GetAsync<JsonElement>(path, cancellation), indented));
            return 0;
        });
        return command;
    }

    private static Command Set()
    {
        var file = new Argument<FileInfo>("file") { Description = "The mapping as JSON." };
        var check = new Option<bool>("--check") { Description = "Only say what is wrong with it." };
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("set", "Saves a mapping, unless the org lacks a field that it names.") { file, check, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            var mapping = Read(parsed.GetValue(file)!);
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/mapping{(parsed.GetValue(check) ? "?check=true" : "")}";
            await server.TellAsync(HttpMethod.Put, path, mapping, cancellation);
            Console.WriteLine(parsed.GetValue(check) ? "Nothing is wrong with it." : "It holds for what is written from now on.");
            return 0;
        });
        return command;
    }

    private static Command Clear()
    {
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("clear", "Takes the mapping out: only the usual fields are written.") { data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            await server.TellAsync(HttpMethod.Delete, $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/mapping", null, cancellation);
            Console.WriteLine("Nothing is mapped any more.");
            return 0;
        });
        return command;
    }

    private static JsonElement Read(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file.FullName), lenient);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ServerFault($"{file.FullName} cannot be read as JSON: {fault.Message}");
        }
    }
}
