using System.Collections;
using System.Reflection;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Journal;

/// <summary>Copies an event as it reads once the key of its subject is gone: texts are erased, empty ones stay empty.</summary>
internal static class ErasedEvent
{
    private static readonly MethodInfo EraseArrayMethod =
        typeof(ErasedEvent).GetMethod(nameof(EraseArray), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal static ExchangeEvent Of(ExchangeEvent e) => (ExchangeEvent)Erase(e)!;

    private static object? Erase(object? value) => value switch
    {
        PersonalText text => text.HasText ? PersonalText.Erased : text,
        null or string or ValueType and not IEnumerable => value,
        IEnumerable => EraseArrayMethod.MakeGenericMethod(value.GetType().GetGenericArguments()[0]).Invoke(null, [value]),
        _ => EraseRecord(value),
    };

    private static object EraseRecord(object value)
    {
        var type = value.GetType();
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Erase(type.GetProperty(p.Name!)!.GetValue(value)))]);
    }

    private static System.Collections.Immutable.ImmutableArray<T> EraseArray<T>(System.Collections.Immutable.ImmutableArray<T> items) =>
        items.IsDefault ? items : [.. items.Select(item => (T)Erase(item)!)];
}
