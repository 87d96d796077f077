using System.Reflection;
using System.Text.Json.Serialization;
using Patchbay.Core.Flows;

namespace Patchbay.Flows.Reading;

/// <summary>The kinds of steps, as they are written after <c>do:</c>.</summary>
public static class StepKinds
{
    /// <summary>All of them; <c>play</c> is another word for <c>say</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(FlowStep).GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(kind => (string)kind.TypeDiscriminator!).Append("play")
            .Order(StringComparer.Ordinal),
    ];
}
