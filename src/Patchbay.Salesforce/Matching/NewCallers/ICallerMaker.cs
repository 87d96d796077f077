using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.Matching.NewCallers;

/// <summary>Makes a record of an unknown caller.</summary>
internal interface ICallerMaker
{
    /// <summary>Makes a record, or finds the one that another call has made meanwhile.</summary>
    /// <param name="rule">What to make.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="number">The number in E.164.</param>
    /// <param name="cancellationToken">Stops the wait; what was begun is finished.</param>
    /// <returns>The record; none when it could not be made in time.</returns>
    Task<IReadOnlyList<DirectoryMatch>> MakeAsync(NewRecord rule, Caller caller, string number, CancellationToken cancellationToken);
}
