using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Flows.Reading;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow diff</c>: what a file changes in the version in force, line by line.</summary>
internal static class FlowDiffCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow's file (YAML)." };
        var version = new Option<int?>("--version") { Description = "Compare with this version. Default: the one in force." };
        var data = FlowCommand.Data();
        var command = new Command("diff", "Shows what a file changes in the published call flow.") { file, version, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = await FlowCommand.ReadAsync(parsed.GetValue(file)!, cancellation);
            var read = FlowReader.Read(text, new QueueNames().Find);
            if (read.Definition is not { } flow) throw new Server.ServerFault($"The file cannot be read; see: patchbay flow lint {parsed.GetValue(file)!.Name}");
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var before = await server.ReadTextAsync(FlowShowCommand.PathOf(flow.Flow.Name, parsed.GetValue(version)), cancellation);
            var lines = Compare(before.Split('\n'), text.Split('\n')).ToList();
            foreach (var line in lines) Console.WriteLine(line);
            if (lines.Count == 0) Console.WriteLine("Nothing changes.");
            return 0;
        });
        return command;
    }

    /// <summary>The lines that are gone and those that are new, found by the longest common run of lines.</summary>
    private static IEnumerable<string> Compare(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j]) (i, j) = (i + 1, j + 1);
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1])) yield return $"-{i + 1,4}: {before[i++]}";
            else yield return $"+{j + 1,4}: {after[j++]}";
        }
    }
}
