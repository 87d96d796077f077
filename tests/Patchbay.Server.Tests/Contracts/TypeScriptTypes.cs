using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Contracts;

/// <summary>What a .NET type is called in TypeScript, as the JSON protocol of the hub writes it.</summary>
internal static class TypeScriptTypes
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Names the type of a property.</summary>
    public static string NameOf(PropertyInfo property) => NameOf(Nullability.Create(property));

    /// <summary>Names the type of a parameter.</summary>
    public static string NameOf(ParameterInfo parameter) => NameOf(Nullability.Create(parameter));

    /// <summary>Names what a hub method gives back, without its task.</summary>
    public static string NameOfResult(MethodInfo method)
    {
        var result = Nullability.Create(method.ReturnParameter);
        return result.Type == typeof(Task) ? "void" : NameOf(result.GenericTypeArguments[0]);
    }

    /// <summary>The JSON protocol writes enum members and properties in camel case.</summary>
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string NameOf(NullabilityInfo info)
    {
        var inner = Nullable.GetUnderlyingType(info.Type);
        var name = inner is null ? NameOf(info.Type, info.GenericTypeArguments) : NameOf(inner, []);
        return info.ReadState == NullabilityState.Nullable ? $"{name} | null" : name;
    }

    private static string NameOf(Type type, NullabilityInfo[] arguments) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => "number",
        _ when type == typeof(DateTimeOffset) => "Instant",
        _ when typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) => ListOf(NameOf(arguments[0])),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => "Readonly<Record<string, unknown>>",
        _ when type == typeof(JsonElement) => "unknown",
        _ when type.GetCustomAttribute<BrowserContractAttribute>() is not null || LentTypes.All.Contains(type) => type.Name,
        _ => throw new NotSupportedException($"{type} has no TypeScript twin: mark it with [BrowserContract] or choose another type."),
    };

    private static string ListOf(string element) =>
        element.Contains('|', StringComparison.Ordinal) ? $"readonly ({element})[]" : $"readonly {element}[]";
}
