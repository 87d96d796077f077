using System.Text.Json;
using Patchbay.Server;

namespace Patchbay.Cli.Serve;

/// <summary>Finds the settings of a server: defaults, then <c>patchbay.json</c> in the data folder, then the environment.</summary>
internal static class ServerSettings
{
    private const string FileName = "patchbay.json";

    /// <exception cref="ServerFault">The folder cannot be made or the file is broken.</exception>
    internal static WebApplicationBuilder Load(string dataFolder)
    {
        var folder = Path.GetFullPath(dataFolder);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ServerFault($"The data folder {folder} cannot be made: {refused.Message}");
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder, ApplicationName = "patchbay" });
        AddFile(builder.Configuration, Path.Combine(folder, FileName));
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration["Server:DataFolder"] = folder;
        builder.Configuration["Storage:DataFolder"] = folder;
        builder.WebHost.UseUrls(builder.Configuration["Server:Listen"] ?? "http://127.0.0.1:8088");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }

    private static void AddFile(ConfigurationManager configuration, string path)
    {
        if (!File.Exists(path)) return;
        try
        {
            using (var file = File.OpenRead(path)) JsonDocument.Parse(file, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }).Dispose();
            configuration.AddJsonFile(path, optional: false, reloadOnChange: false);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidDataException)
        {
            throw new ServerFault($"The settings file {path} is broken: {broken.Message}");
        }
    }
}
