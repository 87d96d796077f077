using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Patchbay.Runtime.Settings;

/// <summary>Reads one value of a setting as an operator wrote it.</summary>
internal static class SettingValue
{
    /// <summary>True for what is written as one text.</summary>
    internal static bool IsOne(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    /// <summary>Says what is wrong with a value.</summary>
    /// <param name="path">The setting's whole name.</param>
    /// <param name="text">What was written. It is not told for texts, which may be secrets.</param>
    /// <param name="type">What it must become.</param>
    /// <param name="setting">The property, for the values it allows; null in a list.</param>
    /// <returns>A sentence; null when nothing is wrong.</returns>
    internal static string? Mistake(string path, string text, Type type, PropertyInfo? setting)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return NotAllowed(path, text, setting);
        if (text.Length == 0) return null;
        object? value;
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return $"{path} is {text}, and must be {Wanted(type, text)}";
        }

        return NotAllowed(path, value, setting);
    }

    private static string Wanted(Type type, string text)
    {
        if (type.IsEnum) return $"one of {string.Join(", ", Enum.GetNames(type))}.{NearestNames.Words(text, Enum.GetNames(type))}";
        if (type == typeof(bool)) return "true or false.";
        if (type == typeof(TimeSpan)) return "a time such as 00:00:30, or 1.00:00:00 for a day.";
        if (type == typeof(Uri)) return "an address such as https://acme.my.salesforce.com.";
        return type == typeof(double) || type == typeof(decimal) ? "a number." : "a whole number.";
    }

    private static string? NotAllowed(string path, object? value, PropertyInfo? setting) =>
        setting?.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value)) switch
        {
            null => null,
            RegularExpressionAttribute form => $"{path} does not have the form that it must have, which is {form.Pattern}",
            RequiredAttribute => $"{path} must not be empty.",
            RangeAttribute range => $"{path} is {value}, and must be between {range.Minimum} and {range.Maximum}.",
            StringLengthAttribute length => $"{path} must have {length.MinimumLength} to {length.MaximumLength} characters.",
            var rule => rule.FormatErrorMessage(path),
        };
}
