using Patchbay.Salesforce.Sharing;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Lets what agents may see follow the org at once: an admin who has just closed an object looks whether that holds.</summary>
internal sealed class SharingExamination(RecordSharing sharing) : IOrgExamination
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        await sharing.LookAnewAsync(cancellationToken);
        return [];
    }
}
