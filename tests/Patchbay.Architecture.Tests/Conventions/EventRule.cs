using Patchbay.Architecture.Tests.Sources;
using Patchbay.Core.Shared;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>Events and commands are sealed records; an event begins with its instant.</summary>
public static class EventRule
{
    /// <summary>Checks the events and commands among some types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>What does not fit.</returns>
    public static IEnumerable<Violation> Check(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => !t.IsAbstract && (IsEvent(t) || t.IsAssignableTo(typeof(ExchangeCommand)))))
        {
            if (!type.IsSealed) yield return new(type.FullName!, 0, "is not sealed");
            if (IsEvent(type) && !CarriesInstant(type)) yield return new(type.FullName!, 0, "does not begin with its instant, DateTimeOffset At");
            if (IsEvent(type) && type.Name.EndsWith("Event", StringComparison.Ordinal))
                yield return new(type.FullName!, 0, "is named Event; say what happened, in the past tense");
        }
    }

    private static bool IsEvent(Type type) => type.IsAssignableTo(typeof(ExchangeEvent));

    private static bool CarriesInstant(Type type) =>
        type.GetConstructors().All(c => c.GetParameters() is [var first, ..] && first.ParameterType == typeof(DateTimeOffset) && first.Name == "At");
}
