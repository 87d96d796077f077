using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Relink;

/// <summary>Knows whether the log of a call can still follow a move.</summary>
public interface ILogStanding
{
    /// <summary>Tells whether a person deleted a call's log in the org. It stays deleted, so nothing follows there.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    /// <returns>True when it is known to be deleted; false also when the org cannot be asked.</returns>
    Task<bool> IsDeletedAsync(InteractionId call, CancellationToken cancellationToken);
}

/// <summary>Asks the org for the one Task: the writer learns of a deletion with its next write alone.</summary>
internal sealed class LogStanding(IRecordLinks links, Soql soql) : ILogStanding
{
    /// <inheritdoc/>
    public async Task<bool> IsDeletedAsync(InteractionId call, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(call, cancellationToken) is not { CrmId: { } task } link) return false;
        if (link.State is RecordLinkState.Deleted) return true;
        try
        {
            // One that the recycle bin has lost too is as gone.
            await foreach (var page in soql.PagesAsync($"SELECT Id, IsDeleted FROM Task WHERE Id = {Soql.Literal(task)}", true, cancellationToken))
            {
                if (page.Any(row => !row.Flag("IsDeleted"))) return false;
            }

            return true;
        }
        catch (SalesforceFault)
        {
            return false;
        }
    }
}
