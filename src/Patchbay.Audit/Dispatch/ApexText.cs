namespace Patchbay.Audit.Dispatch;

/// <summary>Values of Apex from texts, and texts from values.</summary>
internal static class ApexText
{
    // How a type is made of a text that is there. Others are read as JSON.
    private static readonly Dictionary<string, string> _made = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Integer"] = "Integer.valueOf(value)",
        ["Long"] = "Long.valueOf(value)",
        ["Double"] = "Double.valueOf(value)",
        ["Decimal"] = "Decimal.valueOf(value)",
        ["Boolean"] = "Boolean.valueOf(value)",
        ["Id"] = "Id.valueOf(value)",
        ["Date"] = "Date.valueOf(value)",
        ["Datetime"] = "(Datetime) JSON.deserialize('\"' + value + '\"', Datetime.class)",
    };

    /// <summary>The argument for a parameter.</summary>
    internal static string Argument(string type, string name) => IsText(type)
        ? $"text(args, '{name}')"
        : _made.ContainsKey(type) ? $"to{type}(text(args, '{name}'))" : $"({type}) JSON.deserialize(text(args, '{name}'), {type}.class)";

    /// <summary>What a method returned, as text.</summary>
    internal static string Result(string type, string call) => IsText(type) ? call : _made.ContainsKey(type) ? $"String.valueOf({call})" : $"JSON.serialize({call})";

    /// <summary>The methods that arguments of these types need.</summary>
    internal static string Converters(IEnumerable<string> types)
    {
        string[] wanted = [.. types.Where(static type => !IsText(type)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        var needed = wanted.Where(_made.ContainsKey).Select(static type => $$"""

                private static {{type}} to{{type}}(String value) {
                    return String.isBlank(value) ? null : {{_made[type]}};
                }

            """);
        return string.Concat(needed.Prepend("""

                private static String text(Map<String, Object> args, String name) {
                    Object value = args == null ? null : args.get(name);
                    return value == null ? null : String.valueOf(value);
                }

            """));
    }

    private static bool IsText(string type) => type.Equals("String", StringComparison.OrdinalIgnoreCase);
}
