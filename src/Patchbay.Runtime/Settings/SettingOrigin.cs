using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Patchbay.Runtime.Settings;

/// <summary>Says where an operator wrote a setting.</summary>
internal static class SettingOrigin
{
    /// <summary>Finds it.</summary>
    /// <param name="configuration">All that is configured.</param>
    /// <param name="path">The setting's whole name.</param>
    /// <returns>The place in brackets, with a space in front: <c> (patchbay.json, line 12)</c>; empty when it is not known.</returns>
    internal static string Words(IConfiguration configuration, string path) =>
        (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => Has(provider, path)) switch
        {
            JsonConfigurationProvider file => $" ({file.Source.Path}{Line(file, path)})",
            EnvironmentVariablesConfigurationProvider => $" ({path.Replace(":", "__", StringComparison.Ordinal)} in the environment)",
            _ => "",
        };

    private static bool Has(IConfigurationProvider provider, string path) => provider.TryGet(path, out _) || provider.GetChildKeys([], path).Any();

    private static string Line(JsonConfigurationProvider provider, string path)
    {
        if (provider.Source.FileProvider?.GetFileInfo(provider.Source.Path ?? "") is not { Exists: true } file) return "";
        using var reader = new StreamReader(file.CreateReadStream());
        return JsonPlaces.Of(reader.ReadToEnd()).TryGetValue(path, out var line) ? $", line {line}" : "";
    }
}
