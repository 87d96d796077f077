using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Patchbay.Core.Shared;
using Patchbay.Storage.Journal;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>Makes events of every type with every kind of value, from a seed.</summary>
/// <param name="seed">Same seed, same events.</param>
internal sealed class EventSamples(int seed)
{
    private static readonly string[] Texts = ["+4684650040", "Åsa Öberg", "日本語 \"quoted\" \\ <b>&", "a", "line\r\nline\t😀", "  "];
    private static readonly MethodInfo ArrayMethod =
        typeof(EventSamples).GetMethod(nameof(Array), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private readonly Random random = new(seed);

    internal IEnumerable<ExchangeEvent> OfEveryType() =>
        EventCatalog.Current.Types.OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (ExchangeEvent)Value(type)!);

    private object? Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(3) == 0 ? null : Value(inner);
        if (type == typeof(string)) return Texts[random.Next(Texts.Length)];
        if (type == typeof(PersonalText)) return PersonalText.Of(random.Next(4) == 0 ? "" : Texts[random.Next(Texts.Length)]);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return random.Next(1, int.MaxValue);
        if (type == typeof(long)) return random.NextInt64();
        if (type == typeof(double)) return random.Next(10) == 0 ? double.NaN : random.NextDouble() * 1e6;
        if (type == typeof(Guid)) return NewGuid();
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerDay * 400));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero);
        if (type == typeof(FlowId)) return new FlowId("flow-" + random.Next(10));
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type.IsGenericType) return ArrayMethod.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(this, null);
        return Record(type);
    }

    private object Record(Type type)
    {
        if (type.IsAbstract)
        {
            var kinds = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(kind => kind.DerivedType).ToList();
            return Record(kinds[random.Next(kinds.Count)]);
        }

        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private object? Argument(ParameterInfo parameter)
    {
        var mayBeNull = !parameter.ParameterType.IsValueType
            && new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;
        return mayBeNull && random.Next(3) == 0 ? null : Value(parameter.ParameterType);
    }

    private ImmutableArray<T> Array<T>() => random.Next(4) switch
    {
        0 => default,
        1 => [],
        var count => [.. Enumerable.Range(0, count).Select(_ => (T)Value(typeof(T))!)],
    };

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
