using System.CommandLine;
using Patchbay.Cli.Operator;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org transcript CALL FILE</c>: attaches the transcript of a call, which the Task then shows.</summary>
internal static class OrgTranscriptCommand
{
    internal static Command Create()
    {
        var call = new Argument<string>("call") { Description = "Which call: its id, as the Task's call object writes it." };
        var file = new Argument<FileInfo>("file") { Description = "What was said, as plain text." };
        var source = new Option<string>("--source") { Description = "Who or what wrote it.", DefaultValueFactory = _ => "transcript" };
        var (data, org) = (OrgCommand.Data(), OrgCommand.OrgOfCall());
        var command = new Command("transcript", "Attaches the transcript of a call; a second one takes the place of the first.") { call, file, source, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = TextFile.Read(parsed.GetValue(file)!);
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = await OrgCommand.CallPathAsync(server, parsed.GetValue(org), parsed.GetValue(call)!, "transcript", cancellation);
            await server.PutTextAsync($"{path}?source={Uri.EscapeDataString(parsed.GetValue(source)!)}", text, cancellation);
            Console.WriteLine("It is attached; Salesforce follows with the next write.");
            return 0;
        });
        return command;
    }
}
