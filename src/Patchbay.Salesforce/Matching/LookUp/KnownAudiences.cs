using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Sharing;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Says who may be told of the accounts, cases, orders and opportunities of a customer, by the same rules as of the customer.</summary>
internal sealed class KnownAudiences(IPhoneDirectory directory, RuleStore rules, SharingModels models, IOptions<SalesforceOptions> options)
{
    /// <summary>Tells whether everybody may see all records of an object, so that they can be counted without being looked at.</summary>
    internal bool AreOpen(string objectName) => !rules.Current.Restricts(objectName) && options.Value switch
    {
        { Enabled: false } or { Sharing: SharingMode.Never } => true,
        { Sharing: SharingMode.Always } => false,
        _ => models.IsOpen(new(new(objectName, ""), PersonalText.Empty, PersonalText.Empty, "")),
    };

    /// <summary>Adds to records who may see them.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The same records.</returns>
    internal async ValueTask<ImmutableArray<KnownRecord>> AddAsync(IReadOnlyCollection<KnownRecord> records, CancellationToken cancellationToken)
    {
        var told = ImmutableArray.CreateBuilder<KnownRecord>(records.Count);
        foreach (var known in records)
        {
            var read = rules.Current.LooksInto(known.Record.ObjectName) ? await directory.GetAsync(known.Record.Id, cancellationToken) : null;
            told.Add(known with { Audience = rules.Current.AudienceOf(known.Record, read) });
        }

        return told.ToImmutable();
    }
}
