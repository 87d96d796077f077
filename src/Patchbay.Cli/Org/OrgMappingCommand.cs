using System.CommandLine;
using Patchbay.Cli.Operator;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org mapping show|set|clear</c>: which fields are filled with what.</summary>
internal static class OrgMappingCommand
{
    internal static Command Create() => new("mapping", "Which fields of a Task, and of a record of the org's own, are filled with what.") { Show(), Set(), Clear() };

    private static Command Show()
    {
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("show", "Shows the mapping.") { data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/mapping";
            var text = await server.ReadTextAsync($"{path}/text", cancellation);
            Console.WriteLine(text.Length > 0 ? text.TrimEnd() : "null");
            return 0;
        });
        return command;
    }

    private static Command Set()
    {
        var file = new Argument<FileInfo>("file") { Description = "The mapping, as JSON or YAML." };
        var check = new Option<bool>("--check") { Description = "Only say what is wrong with it." };
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("set", "Saves a mapping, unless the org lacks a field that it names.") { file, check, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            var mapping = TextFile.Read(parsed.GetValue(file)!);
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/mapping{(parsed.GetValue(check) ? "?check=true" : "")}";
            await server.PutTextAsync(path, mapping, cancellation);
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
}
