using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Cli.Doctor;

/// <summary><c>patchbay doctor</c>: looks whether this machine and its settings are fit to run Patchbay. <c>org check</c> looks at the org.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "data" };
        var asJson = new Option<bool>("--json") { Description = "For programs." };
        var command = new Command("doctor", "Looks at this machine: settings, ports, disk, clock, libraries, rights, certificate. Ends with 1 when something is wrong.") { data, asJson };
        command.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string folder, bool asJson)
    {
        List<Finding> findings = [.. SettingsLook.At(folder, out var settings), .. FolderLook.At(folder), .. MachineLook.All(), .. ProgramLook.All()];
        if (settings is not null) findings.AddRange([.. NetworkLook.At(folder, settings), .. DatabaseLook.At(settings)]);
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(findings, json));
        else Print(findings);
        return findings.Exists(finding => finding.Verdict is Verdict.Wrong) ? 1 : 0;
    }

    private static void Print(List<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine($"{Word(finding.Verdict),-6} {finding.Area,-12} {finding.What}");
            if (finding.Do is not null) Console.WriteLine($"{"",-19} -> {finding.Do}");
        }

        var (wrong, look) = (findings.Count(finding => finding.Verdict is Verdict.Wrong), findings.Count(finding => finding.Verdict is Verdict.Look));
        Console.WriteLine(wrong + look == 0 ? "All is well." : $"{wrong} wrong, {look} to look at.");
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Look => "look",
        Verdict.Wrong => "WRONG",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
