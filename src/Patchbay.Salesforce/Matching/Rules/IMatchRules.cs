using System.Collections.Immutable;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>The match rules of an org, for those who change them.</summary>
public interface IMatchRules
{
    /// <summary>The rules in force.</summary>
    MatchRuleSet Current { get; }

    /// <summary>The rules as somebody wrote them, with comments.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>JSON or YAML.</returns>
    Task<string> ReadTextAsync(CancellationToken cancellationToken);

    /// <summary>Checks rules, and changes nothing.</summary>
    /// <param name="text">The rules as JSON or YAML.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As <see cref="SaveAsync"/>.</returns>
    /// <exception cref="Faults.SalesforceFault">The org cannot be asked whether it has the fields.</exception>
    Task<ImmutableArray<string>> CheckAsync(string text, CancellationToken cancellationToken);

    /// <summary>Checks rules and puts them in force.</summary>
    /// <param name="text">The rules as JSON or YAML.</param>
    /// <param name="cancellationToken">Stops before they are stored.</param>
    /// <returns>What is wrong, each in a sentence with the nearest names; empty when they are in force.</returns>
    /// <exception cref="Faults.SalesforceFault">The org cannot be asked whether it has the fields.</exception>
    Task<ImmutableArray<string>> SaveAsync(string text, CancellationToken cancellationToken);

    /// <summary>Finds what is taken, and may not be meant: agents in a <c>visibility</c> rule whom nobody knows.</summary>
    /// <param name="text">The rules as JSON or YAML.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A sentence for each, with the nearest names.</returns>
    Task<ImmutableArray<string>> FindDoubtsAsync(string text, CancellationToken cancellationToken);

    /// <summary>Puts the standard rules in force again.</summary>
    /// <param name="cancellationToken">Stops before it is stored.</param>
    /// <returns>When they are in force.</returns>
    Task ResetAsync(CancellationToken cancellationToken);
}
