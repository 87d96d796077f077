using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>An org whose records belong to nobody here.</summary>
internal sealed class NoOwners : IOwners
{
    /// <summary>What routing would follow: nothing.</summary>
    internal static CustomerStanding Standing(IPhoneDirectory directory) =>
        new(directory, new NoOwners(), Options.Create(new SalesforceOptions()), TimeProvider.System, NullLogger<CustomerStanding>.Instance);

    /// <summary>What the directory knows of customers, of whom everybody may be told.</summary>
    internal static CustomerKnowledge Knowledge(IPhoneDirectory directory, RuleStore rules) =>
        new(directory, Standing(directory), new(directory, rules, null!, Options.Create(new SalesforceOptions())));

    public Task<AgentId?> FindAgentAsync(string user, CancellationToken cancellationToken) => Task.FromResult<AgentId?>(null);
}
