using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>One thing that a call carries: what its caller typed, or what the system that sent it knew.</summary>
/// <param name="Name">1 to 40 letters, digits, dashes, dots or underscores, beginning with a letter; case does not tell names apart.</param>
/// <param name="Value">Its value, at most 255 characters.</param>
public sealed record CallVariable(string Name, PersonalText Value)
{
    private const int LongestName = 40;
    private const int LongestValue = 255;

    /// <summary>True when name and value keep their limits.</summary>
    public bool IsWellFormed =>
        Name is { Length: > 0 and <= LongestName } && char.IsAsciiLetter(Name[0]) && Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
        && Value.Value is null or { Length: <= LongestValue };

    /// <summary>Tells whether it has a name.</summary>
    /// <param name="name">The name, in any case.</param>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The variables of a call: a small dictionary that travels with it.</summary>
public static class CallVariables
{
    /// <summary>Most variables of one call; what comes beyond is not kept.</summary>
    public const int MostVariables = 32;

    /// <summary>Puts variables over others.</summary>
    /// <param name="before">What the call carried; default for nothing.</param>
    /// <param name="set">What is set; an empty value takes a variable away. Default for nothing.</param>
    /// <returns>At most 32 variables, each name once, in the order in which they came first.</returns>
    public static ImmutableArray<CallVariable> Merge(ImmutableArray<CallVariable> before, ImmutableArray<CallVariable> set)
    {
        if (set.IsDefaultOrEmpty) return before.IsDefault ? [] : before;
        var all = before.IsDefault ? [] : before.ToList();
        foreach (var variable in set)
        {
            var place = all.FindIndex(known => known.Is(variable.Name));
            if (place < 0) all.Add(variable);
            else all[place] = variable;
        }

        return [.. all.Where(v => v.Value != PersonalText.Empty).Take(MostVariables)];
    }

    /// <summary>Keeps what may be kept of variables from outside.</summary>
    /// <param name="given">What came; default for nothing.</param>
    /// <returns>The well-formed ones, each name once; default when none is left.</returns>
    public static ImmutableArray<CallVariable> Clean(ImmutableArray<CallVariable> given)
    {
        if (given.IsDefaultOrEmpty) return default;
        var kept = Merge([], [.. given.Where(v => v.IsWellFormed)]);
        return kept.IsEmpty ? default : kept;
    }
}

/// <summary>Sets variables of a call; those it does not name stay.</summary>
/// <param name="Call">Which.</param>
/// <param name="Variables">1 to 32 well-formed variables; an empty value takes one away.</param>
public sealed record SetCallVariables(InteractionId Call, ImmutableArray<CallVariable> Variables) : CallCommand(Call);

/// <summary>Variables of a call were set.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Variables">What was set; those it does not name stay, an empty value takes one away.</param>
public sealed record CallVariablesSet(DateTimeOffset At, InteractionId Call, ImmutableArray<CallVariable> Variables) : CallEvent(At, Call);
