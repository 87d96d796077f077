using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Core.Shared;

namespace Patchbay.Storage.Json;

/// <summary>
/// Lists the shape of types as they are written: one entry per type, field and enum member, with everything that they contain. A file keeps
/// the entries of the newest version that wrote it, so an older version sees at once that it would not understand it.
/// </summary>
internal static class JsonShape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Describes types.</summary>
    /// <param name="roots">The types, each with the name it has in the file.</param>
    /// <returns>Entries such as <c>CallArrived.ani</c>, with what the field is; sorted.</returns>
    internal static ImmutableSortedDictionary<string, string> Of(IEnumerable<(string Name, Type Type)> roots)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<(string Name, Type Type)>(roots);
        while (waiting.TryDequeue(out var next))
        {
            if (!entries.TryAdd(next.Name, next.Type.IsEnum ? "enum" : "record")) continue;
            if (next.Type.IsEnum)
            {
                foreach (var member in Enum.GetNames(next.Type)) entries[$"{next.Name}.{member}"] = "member";
                continue;
            }

            foreach (var kind in next.Type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)) waiting.Enqueue((kind.DerivedType.Name, kind.DerivedType));
            foreach (var field in FieldsOf(next.Type))
            {
                entries[$"{next.Name}.{JsonNamingPolicy.CamelCase.ConvertName(field.Name)}"] = Describe(field, next.Type);
                if (Contained(field.PropertyType) is { } contained) waiting.Enqueue((contained.Name, contained));
            }
        }

        return entries.ToImmutable();
    }

    private static IEnumerable<PropertyInfo> FieldsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null);

    private static string Describe(PropertyInfo field, Type owner)
    {
        var parameter = owner.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == field.Name);
        var isOptional = parameter?.HasDefaultValue ?? false;
        lock (Nullability)
        {
            var mayBeNull = Nullability.Create(field).ReadState is NullabilityState.Nullable;
            return $"{NameOf(field.PropertyType)}{(mayBeNull ? "?" : "")}, {(isOptional ? "optional" : "required")}";
        }
    }

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return NameOf(inner);
        if (!type.IsGenericType) return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    /// <summary>The type of our own inside of a field, if its shape matters.</summary>
    private static Type? Contained(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsGenericType) inner = inner.GetGenericArguments()[0];
        var isOurs = inner.Namespace?.StartsWith("Patchbay.", StringComparison.Ordinal) ?? false;
        var isText = inner == typeof(PersonalText)
            || Array.Exists(inner.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
        return isOurs && !isText ? inner : null;
    }
}
