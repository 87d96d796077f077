using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Patchbay.Cli.Serve.Logs;
using Patchbay.Runtime.Settings;
using Patchbay.Server;

namespace Patchbay.Cli.Serve;

/// <summary>Finds the settings of a server: defaults, then <c>patchbay.json</c> in the data folder, then the environment.</summary>
internal static class ServerSettings
{
    private const string FileName = "patchbay.json";
    private static readonly string[] Sections = ["Server", "Storage", "Telephony", "Salesforce", "Orgs", "Exchange", "Site", "Callbacks", "Mail", "MessageMail", "Logging", "Kestrel"];

    // The watch for changed settings lies on the whole data folder: every commit of the journal would wake it.
    private static readonly string[] NoWatching = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <param name="dataFolder">Folder of all data.</param>
    /// <param name="makesFolder">False leaves a folder that is missing missing, for who only looks.</param>
    /// <exception cref="ServerFault">The folder cannot be made or the file is broken.</exception>
    internal static WebApplicationBuilder Load(string dataFolder, bool makesFolder = true)
    {
        var folder = Path.GetFullPath(dataFolder);
        if (makesFolder) Make(folder);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Directory.Exists(folder) ? folder : Path.GetTempPath(), ApplicationName = "patchbay", Args = NoWatching });
        AddFile(builder.Configuration, Path.Combine(folder, FileName));
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration["Server:DataFolder"] = folder;
        builder.Configuration["Storage:DataFolder"] = folder;
        if (builder.Configuration["Server:Listen"] is { } listen) builder.WebHost.UseUrls(Checked(listen));
        else builder.WebHost.UseUrls(new ServerOptions().Listen);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Logging.AddConsole(console => console.FormatterName = NightFormatter.FormatterName).AddConsoleFormatter<NightFormatter, ConsoleFormatterOptions>();
        return builder;
    }

    private static void Make(string folder)
    {
        try
        {
            // Its owner's alone from the beginning: keys and recordings will lie in it.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ServerFault($"The data folder {folder} cannot be made: {refused.Message}");
        }
    }

    private static string Checked(string listen) => Uri.TryCreate(listen, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? listen
        : throw new ServerFault($"Server:Listen is {listen}, which is no address such as http://127.0.0.1:8088.");

    private static void RefuseUnknownSections(string path)
    {
        using var file = File.OpenRead(path);
        using var settings = JsonDocument.Parse(file, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (settings.RootElement.ValueKind is not JsonValueKind.Object) throw new InvalidDataException("it is no JSON object, { ... }.");
        foreach (var section in settings.RootElement.EnumerateObject())
        {
            if (!Sections.Contains(section.Name, StringComparer.OrdinalIgnoreCase))
                throw new ServerFault($"The settings file {path} has a section {section.Name}, which means nothing.{NearestNames.Words(section.Name, Sections)}");
        }
    }

    private static void AddFile(ConfigurationManager configuration, string path)
    {
        if (!File.Exists(path)) return;
        try
        {
            RefuseUnknownSections(path);
            configuration.AddJsonFile(path, optional: false, reloadOnChange: false);
        }
        catch (JsonException broken)
        {
            throw new ServerFault($"The settings file {path} is broken at line {broken.LineNumber + 1}, character {broken.BytePositionInLine + 1}: there it is no JSON any more.");
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            throw new ServerFault($"The settings file {path} is broken: {broken.Message}");
        }
    }
}
