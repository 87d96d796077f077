using System.CommandLine;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Trials;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow test</c>: leads scripted callers through a flow, without audio and without a server.</summary>
internal static class FlowTestCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow's file (YAML)." };
        var callers = new Argument<FileInfo>("callers") { Description = "The table of callers: a Markdown or CSV file with the columns caller, at, from, does, hears, ends." };
        var data = FlowCheckByServer.Data();
        var command = new Command("test", "Leads scripted callers through the file of a call flow and tells whether all went as the table says.") { file, callers, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (path, table) = (parsed.GetValue(file)!, parsed.GetValue(callers)!);
            var (queues, agents) = (new QueueNames(), new AgentNames());
            var text = await FlowCommand.ReadAsync(path, cancellation);
            var read = FlowLint.Check(text, queues.Find, _ => true, agents.Find);
            var problems = parsed.GetValue(data) is { } server ? await FlowCheckByServer.AskAsync(server, text, cancellation) : read.Problems;
            var errors = problems.Where(problem => problem.IsError).ToList();
            foreach (var problem in errors) Console.Error.WriteLine($"{path.Name}:{problem}");
            if (read.Definition is not { } flow || errors.Count > 0) return 1;
            var trials = TrialTable.Read(await FlowCommand.ReadAsync(table, cancellation), out var faults);
            foreach (var fault in faults) Console.Error.WriteLine($"{table.Name}:{fault}");
            var names = new TrialNames(queues.All, agents.All);
            var results = trials.Select(trial => TrialRun.Of(flow, names, trial)).ToList();
            foreach (var result in results) Tell(table, result);
            var wrong = results.Count(result => result.Fault is not null);
            Console.WriteLine($"{results.Count - wrong} of {results.Count} callers went as written.");
            return wrong > 0 || faults.Length > 0 || results.Count == 0 ? 1 : 0;
        });
        return command;
    }

    private static void Tell(FileInfo table, FlowTrialResult result)
    {
        Console.WriteLine(result.Fault is { } fault ? $"WRONG {result.Trial.Name} ({table.Name}:{result.Trial.Line}): {fault}" : $"ok    {result.Trial.Name}: {result.Ended}");
        if (result.Fault is null) return;
        foreach (var words in result.Heard) Console.WriteLine($"        heard: {words}");
    }
}
