using System.Collections.Immutable;
using System.CommandLine;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Shared;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow lint</c>: looks for what is wrong with a flow's file, by itself or with what a server knows.</summary>
internal static class FlowLintCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow's file (YAML)." };
        var recordings = new Option<DirectoryInfo?>("--recordings") { Description = "Folder of recordings (Telephony:PromptFolder) that the flow may name." };
        var data = FlowCheckByServer.Data();
        var command = new Command("lint", "Checks the file of a call flow. Without --data no server is asked, and every name counts as a queue, an agent and a flow.") { file, recordings, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var text = await FlowCommand.ReadAsync(path, cancellation);
            var problems = parsed.GetValue(data) is { } server
                ? await FlowCheckByServer.AskAsync(server, text, cancellation)
                : CheckAlone(text, parsed.GetValue(recordings));
            foreach (var problem in problems) Console.WriteLine($"{path.Name}:{problem}");
            if (problems.Count == 0) Console.WriteLine($"{path.Name}: nothing is wrong.");
            return problems.Any(problem => problem.IsError) ? 1 : 0;
        });
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(data) is not null && parsed.GetValue(recordings) is not null) parsed.AddError("--recordings is for a check without a server: with --data it is the server's folder.");
        });
        return command;
    }

    private static ImmutableArray<FlowProblem> CheckAlone(string text, DirectoryInfo? folder) =>
        FlowLint.Check(text, new QueueNames().Find, name => folder is { Exists: true } && folder.EnumerateFiles(name + "*.wav").Any()).Problems;
}
