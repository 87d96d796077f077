using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Settings;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching;

/// <summary>Refuses questions that name something that does not exist: "nobody" would be no answer to them.</summary>
internal sealed class WhoQuestions(RuleStore rules, IUserStore users, MappingCheck org, IOptions<SalesforceOptions> options)
{
    private const string RecordId = "Id";

    /// <summary>Judges a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it cannot be asked: <c>who.agent</c>, <c>who.variable</c>, <c>who.field</c>; null when it can.</returns>
    internal async Task<Refusal?> WhyNotAsync(WhoQuestion question, CancellationToken cancellationToken)
    {
        if (question.Agent is { } agent && await users.FindAsync(agent, cancellationToken) is null)
            return new("who.agent", $"There is no user {agent}.{NearestNames.Words(agent, (await users.ListAsync(cancellationToken)).Select(u => u.UserName))}");
        if (question.Asked.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at)) return null;
        var name = question.Asked[..at].Trim();
        if (rules.Current.Set.ByData.Any(step => new CallVariable(name, PersonalText.Empty).Is(step.Variable))) return null;
        return name.Contains('.', StringComparison.Ordinal) ? await AboutFieldAsync(name, cancellationToken) : AboutVariable(name);
    }

    private Refusal AboutVariable(string name)
    {
        string[] known = [.. rules.Current.Set.ByData.Select(step => step.Variable).Distinct(StringComparer.OrdinalIgnoreCase)];
        return new("who.variable", $"No match rule looks at a variable {name}; byData names {string.Join(", ", known)}.{NearestNames.Words(name, known)}");
    }

    private async Task<Refusal?> AboutFieldAsync(string name, CancellationToken cancellationToken)
    {
        string[] keys = [.. rules.Current.Set.Keys.Concat(rules.Current.Set.ByData.Select(step => step.Find)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (keys.Contains(name, StringComparer.OrdinalIgnoreCase)) return null;
        if (!FieldPattern.TryParse(name, out var pattern) || pattern.ObjectName == "*" || pattern.Field == "*")
            return new("who.field", $"{name} must name an object and a field, as in Case.CaseNumber.");
        if (options.Value.Enabled && await MissingAsync(pattern, cancellationToken) is { } missing) return new("who.field", missing);
        return pattern.Field.Equals(RecordId, StringComparison.OrdinalIgnoreCase)
            ? null
            : new("who.field", $"Records are not found by {name}: keys of the match rules are {string.Join(", ", keys)}.{NearestNames.Words(name, keys)}");
    }

    /// <summary>What the org lacks; null as well when it cannot be asked, and then the rules alone decide.</summary>
    private async Task<string?> MissingAsync(FieldPattern pattern, CancellationToken cancellationToken)
    {
        try
        {
            return await org.FindMissingAsync(pattern.ObjectName, [pattern.Field], cancellationToken) is [var missing, ..] ? missing : null;
        }
        catch (SalesforceFault)
        {
            return null;
        }
    }
}
