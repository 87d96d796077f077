using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Patchbay.Audit;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Live;
using Patchbay.Audit.Reports;

namespace Patchbay.Cli.Audit;

/// <summary><c>patchbay audit</c>: finds what depends on Open CTI.</summary>
internal static class AuditCommand
{
    internal const int WrongUse = 2;
    private const int Failed = 1;
    private static readonly TimeSpan OrgLimit = TimeSpan.FromSeconds(60);
    private static readonly string[] Levels = ["none", "low", "medium", "high"];

    /// <summary>
    /// Called before anything touches a file, because it is looked up once: the audit only reads, and locks would cost two calls of the system
    /// for each of many thousands of files. Other commands keep their locks.
    /// </summary>
    internal static void Prepare(string[] args)
    {
        if (args is ["audit", ..]) AppContext.SetSwitch("System.IO.DisableFileLocking", true);
    }

    internal static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Folders, archives or files: an SFDX project, a Metadata API folder, a zip of either, an adapter's sources.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = $"Form of the report: {string.Join(", ", ReportWriters.All.Select(w => w.Format))}.", DefaultValueFactory = _ => "table" };
        var output = new Option<string?>("--out") { Description = "File to write the report to. Default: standard output." };
        var org = new Option<string?>("--org") { Description = "Also ask a live org: a name of the Salesforce CLI's sign-in, or its address with the token in SF_ACCESS_TOKEN." };
        var asOf = new Option<string?>("--as-of") { Description = "Day to count from, as 2026-11-30. Default: today." };
        var failOn = new Option<string>("--fail-on") { Description = "Exit 1 when a finding is at least this severe: none, low, medium, high.", DefaultValueFactory = _ => "none" };
        var weights = new Option<string?>("--weights") { Description = "File that overrides hours of the table of weights." };
        var tokens = new Option<bool>("--no-parser") { Description = "Read by tokens only, without Node.js." };
        var dispatch = new Option<string?>("--dispatch") { Description = "Folder in which to write the Apex class that runs what adapters call with runApex, for a host without an API session." };
        format.AcceptOnlyFromAmong([.. ReportWriters.All.Select(w => w.Format)]);
        failOn.AcceptOnlyFromAmong(Levels);
        asOf.Validators.Add(CheckDay);
        output.Validators.Add(CheckFolder);
        var command = new Command("audit", "Finds everything that depends on Open CTI, and what replaces it.") { paths, format, output, org, asOf, failOn, weights, tokens, dispatch };
        command.Validators.Add(result => Check(result, paths, org));
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(paths) ?? [], parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(org), Day(parsed.GetValue(asOf)),
                Array.IndexOf(Levels, parsed.GetValue(failOn)), parsed.GetValue(weights), parsed.GetValue(tokens), parsed.GetValue(dispatch)), cancellation));
        return command;
    }

    /// <summary>Wrong use of the audit and of the plan has an exit code of its own: 1 is what a severe finding gives.</summary>
    internal static int ExitCode(ParseResult parsed, int otherwise) =>
        parsed.Errors.Count > 0 && parsed.CommandResult.Command.Name is "audit" or "plan" ? WrongUse : otherwise;

    private static void Check(CommandResult result, Argument<string[]> paths, Option<string?> org)
    {
        var given = result.GetValue(paths) ?? [];
        if (given.Length == 0 && result.GetValue(org) is null) result.AddError("Name at least one path, or an org.");
        foreach (var missing in Auditor.Missing(given))
        {
            result.AddError(missing switch
            {
                "" => "A path is empty; is a variable not set?",
                ['-', ..] => $"There is no option {missing}.",
                _ => $"There is no file or folder {missing}.",
            });
        }
    }

    // Said before the work rather than after it.
    private static void CheckFolder(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { Length: > 0 } folder && Directory.Exists(folder))
            result.AddError($"{folder} is a folder; name a file.");
        else if (result.GetValueOrDefault<string?>() is { Length: > 0 } file && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            result.AddError($"There is no folder for {file}.");
    }

    private static void CheckDay(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            result.AddError($"{text} is no day; write it as 2026-11-30.");
    }

    private static DateOnly Day(string? text) => text is null
        ? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)
        : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AuditAsync(request, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or OrgFault)
        {
            await Console.Error.WriteLineAsync($"patchbay: {fault.Message}");
            return WrongUse;
        }
    }

    private static async Task<int> AuditAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        var (usage, notices) = await AskOrgAsync(request, cancellationToken);
        var wish = new AuditWish([.. request.Paths], request.AsOf)
        {
            Usage = usage,
            Notices = notices,
            Weights = request.WeightsFile is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : null,
            UsesParser = !request.ByTokens,
        };
        AuditReport report;
        using (var progress = AuditProgressLine.ForTerminal())
            report = await new Auditor(TimeProvider.System).RunAsync(wish, progress, cancellationToken);
        await WriteAsync(report, request, cancellationToken);
        await DispatchFolder.WriteAsync(report, request.DispatchFolder, cancellationToken);
        var isTooBad = request.FailLevel > 0 && report.Findings.Any(finding => (int)finding.Severity >= request.FailLevel);
        return isTooBad ? Failed : 0;
    }

    // Sources are worth a report even when the org cannot be asked; without sources there is nothing to report.
    private static async Task<(Usage? Usage, ImmutableArray<Notice> Notices)> AskOrgAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        if (request.Org is null) return (null, []);
        try
        {
            var session = await new OrgSignIn(Environment.GetEnvironmentVariable, TimeProvider.System).FindAsync(request.Org, cancellationToken);
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = OrgLimit };
            return (await new LiveAudit(http, request.AsOf).AskAsync(session, cancellationToken), []);
        }
        catch (OrgFault fault) when (request.Paths.Length > 0)
        {
            return (null, [new Notice("org", fault.Message)]);
        }
    }

    private static async Task WriteAsync(AuditReport report, AuditRequest request, CancellationToken cancellationToken)
    {
        var writer = ReportWriters.Find(request.Format)!;
        if (request.Output is null)
        {
            writer.Write(report, Console.Out);
            await Console.Out.FlushAsync(cancellationToken);
            return;
        }

        await using var file = new StreamWriter(request.Output);
        writer.Write(report, file);
    }
}
