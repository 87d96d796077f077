using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching;

/// <summary>Looks for a number in the org itself, for one that the directory does not have yet.</summary>
internal interface ILiveSearch
{
    /// <summary>Finds records that have a number.</summary>
    /// <param name="number">The number in E.164.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>All records with that number.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken);
}
