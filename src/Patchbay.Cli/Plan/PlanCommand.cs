using System.CommandLine;
using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Plan;

namespace Patchbay.Cli.Plan;

/// <summary><c>patchbay plan</c>: makes a plan of an audit.</summary>
internal static class PlanCommand
{
    internal const string Name = "plan";
    private const int WrongUse = 2;
    private const long MostBytes = 1_000_000_000;

    internal static Command Create(TimeProvider time)
    {
        var audit = new Argument<string>("audit") { Description = "Report of patchbay audit --format json." };
        var answers = new Option<string?>("--answers") { Description = "File of answers: teams, wishes, numbers. Default: sensible ones, and a file to fill in." };
        var folder = new Option<string>("--out") { Description = "Folder to write to; files of an earlier plan in it are replaced.", DefaultValueFactory = _ => "plan" };
        var asOf = new Option<string?>("--as-of") { Description = "Day to plan from, as 2026-11-30. Default: today." };
        asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !TryDay(text, out _)) result.AddError($"{text} is no day; write it as 2026-11-30.");
        });
        var command = new Command(Name, "Plans the move off Open CTI from the report of an audit.") { audit, answers, folder, asOf };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(audit)!, parsed.GetValue(answers), parsed.GetValue(folder)!, parsed.GetValue(asOf) is { } text && TryDay(text, out var day) ? day : DateOnly.FromDateTime(time.GetLocalNow().Date)), cancellation));
        return command;
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static async Task<int> RunAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var report = AuditJson.Read(await ReadAsync(request.Audit, cancellationToken));
            var answers = request.Answers is { } file ? AnswersFile.Read(await ReadAsync(file, cancellationToken)) : null;
            var plan = PlanFolder.Make(report, answers, request.Today);
            await WriteAsync(plan, request.Folder, cancellationToken);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"patchbay: {OneLine(fault.Message)}");
            return WrongUse;
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) throw new InvalidDataException($"{path} is a folder; name the file that patchbay audit --format json wrote.");
        if (!File.Exists(path)) throw new InvalidDataException($"There is no file {path}.");
        if (new FileInfo(path).Length > MostBytes) throw new InvalidDataException($"{path} is too large to be a report.");
        return await File.ReadAllTextAsync(path, cancellationToken);
    }

    private static async Task WriteAsync(WrittenPlan plan, string folder, CancellationToken cancellationToken)
    {
        foreach (var file in plan.Files)
        {
            var path = Path.Combine(folder, file.Path);
            // Answers are somebody's work.
            if (file.Path == PlanFile.Answers && File.Exists(path)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, cancellationToken);
        }

        Console.WriteLine(plan.Sentence);
        foreach (var concern in plan.Concerns) Console.WriteLine($"! {concern}");
        var toFillIn = plan.Files.Any(file => file.Path == PlanFile.Answers) ? $"; change {Path.Combine(folder, PlanFile.Answers)} and give it with --answers" : "";
        Console.WriteLine($"Open {Path.Combine(folder, "plan.html")}{toFillIn}.");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
