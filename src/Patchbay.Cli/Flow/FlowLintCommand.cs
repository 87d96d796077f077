using System.CommandLine;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow lint</c>: looks for what is wrong with a flow's file, without a server.</summary>
internal static class FlowLintCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow's file (YAML)." };
        var recordings = new Option<DirectoryInfo?>("--recordings") { Description = "Folder of recordings (Telephony:PromptFolder) that the flow may name." };
        var command = new Command("lint", "Checks the file of a call flow without a server; every name counts as a queue.") { file, recordings };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var text = await FlowCommand.ReadAsync(path, cancellation);
            var folder = parsed.GetValue(recordings);
            var checkedFile = FlowLint.Check(text, new QueueNames().Find, name => folder is { Exists: true } && folder.EnumerateFiles(name + "*.wav").Any());
            foreach (var problem in checkedFile.Problems) Console.WriteLine($"{path.Name}:{problem}");
            if (checkedFile.Problems.IsEmpty) Console.WriteLine($"{path.Name}: nothing is wrong.");
            return checkedFile.Definition is null ? 1 : 0;
        });
        return command;
    }
}
