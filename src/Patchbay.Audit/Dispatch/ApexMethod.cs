using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Patchbay.Audit.Dispatch;

/// <summary>A <c>webService static</c> method.</summary>
/// <param name="Returns">Its type; <c>void</c> for none.</param>
/// <param name="Name"><c>Class.method</c>.</param>
/// <param name="Parameters">Type and name of each.</param>
internal sealed partial record ApexMethod(string Returns, string Name, ImmutableArray<(string Type, string Name)> Parameters)
{
    /// <summary>Its class.</summary>
    internal string Class => Name.Split('.')[0];

    /// <summary>Reads <c>String Class.method(String name, Map&lt;String,Id&gt; ids)</c>.</summary>
    /// <returns>Null when it is no such text.</returns>
    internal static ApexMethod? Read(string signature) => Form().Match(signature) is { Success: true } found
        ? new(found.Groups[1].Value, found.Groups[2].Value, [.. Parameter().Matches(found.Groups[3].Value).Select(static one => (one.Groups[1].Value, one.Groups[2].Value))])
        : null;

    [GeneratedRegex("""^([\w.<>,\[\]]+) (\w+\.\w+)\((.*)\)$""")]
    private static partial Regex Form();

    // A type has no spaces, so what stands before one is the type, commas in it included.
    [GeneratedRegex("""(?<=^|, )([\w.<>,\[\]]+) (\w+)(?=, |$)""")]
    private static partial Regex Parameter();
}
