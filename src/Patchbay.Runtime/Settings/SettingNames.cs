using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Patchbay.Runtime.Settings;

/// <summary>Something that an operator wrote and that cannot be meant.</summary>
/// <param name="Path">The setting's whole name.</param>
/// <param name="Sentence">What is wrong, for the person who wrote it.</param>
internal readonly record struct SettingMistake(string Path, string Sentence);

/// <summary>
/// Compares what an operator wrote with the settings that there are, before they are read: what the reader itself would say of a mistake is written for
/// programmers.
/// </summary>
internal static class SettingNames
{
    /// <summary>Finds what is wrong in a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">What is read from it.</param>
    /// <returns>Each mistake, with the nearest name; none when all of it can be read.</returns>
    internal static IReadOnlyList<SettingMistake> Mistakes(IConfigurationSection section, Type options)
    {
        var wrong = new List<SettingMistake>();
        CheckObject(section, options, wrong);
        return wrong;
    }

    private static void CheckObject(IConfigurationSection section, Type type, List<SettingMistake> wrong)
    {
        var settings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        if (!string.IsNullOrEmpty(section.Value)) wrong.Add(new(section.Path, $"{section.Path} is not one value; it has {Some(settings.Keys)} below it."));
        foreach (var child in section.GetChildren())
        {
            if (settings.TryGetValue(child.Key, out var setting)) Check(child, setting.PropertyType, setting, wrong);
            else wrong.Add(new(child.Path, $"There is no setting {child.Path}.{NearestNames.Words(child.Key, settings.Keys)}"));
        }
    }

    private static void Check(IConfigurationSection section, Type type, PropertyInfo? setting, List<SettingMistake> wrong)
    {
        if (ListOf(type) is { } item) CheckList(section, item, wrong);
        else if (ValuesOf(type) is { } value) CheckTable(section, value, wrong);
        else if (SettingValue.IsOne(type)) CheckValue(section, type, setting, wrong);
        else CheckObject(section, type, wrong);
    }

    private static void CheckList(IConfigurationSection section, Type item, List<SettingMistake> wrong)
    {
        if (!string.IsNullOrEmpty(section.Value)) wrong.Add(new(section.Path, $"{section.Path} is a list: [\"...\"] in the file, or {section.Path.Replace(":", "__", StringComparison.Ordinal)}__0 in the environment."));
        foreach (var child in section.GetChildren()) Check(child, item, null, wrong);
    }

    private static void CheckTable(IConfigurationSection section, Type value, List<SettingMistake> wrong)
    {
        if (!string.IsNullOrEmpty(section.Value)) wrong.Add(new(section.Path, $"{section.Path} is a table: {{ \"NAME\": \"VALUE\" }}."));
        foreach (var child in section.GetChildren())
        {
            if (SettingValue.IsOne(value) && child.GetChildren().Any())
                wrong.Add(new(child.Path, $"{child.Path} must be one value: {section.Path} is a table of names with a value each, {{ \"NAME\": \"VALUE\" }}."));
            else Check(child, value, null, wrong);
        }
    }

    private static void CheckValue(IConfigurationSection section, Type type, PropertyInfo? setting, List<SettingMistake> wrong)
    {
        if (section.GetChildren().Any()) wrong.Add(new(section.Path, $"{section.Path} is one value, and nothing stands below it."));
        else if (section.Value is { } text && SettingValue.Mistake(section.Path, text, type, setting) is { } mistake) wrong.Add(new(section.Path, mistake));
    }

    private static Type? ListOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(IList<>) || open == typeof(List<>))
            ? type.GetGenericArguments()[0]
            : type.GetElementType();

    private static Type? ValuesOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>) || open == typeof(Dictionary<,>))
            ? type.GetGenericArguments()[1]
            : null;

    private static string Some(IEnumerable<string> names) => string.Join(", ", names.Take(3)) + ", ...";
}
