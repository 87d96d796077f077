using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Relink;

/// <summary>A wish to hang a call's log on another record.</summary>
/// <param name="Call">Which call; it may be over and closed.</param>
/// <param name="Record">The record's id, 15 or 18 characters.</param>
/// <param name="ObjectName">Its object; null to tell it from the id, which works for the usual objects.</param>
/// <param name="By">Who wishes it, by the name at sign-in.</param>
public sealed record RelinkWish(InteractionId Call, string Record, string? ObjectName, string By);

/// <summary>Hangs logs on other records, also long after their calls.</summary>
public interface ICallRelink
{
    /// <summary>Moves a log. The org's record follows with the next write.</summary>
    /// <param name="wish">What is wished.</param>
    /// <param name="cancellationToken">Stops it before anything is moved.</param>
    /// <returns>The record it hangs on now, or the refusal: no such call, one of another org, no such record, the org cannot be asked.</returns>
    Task<Result<CallerMatch>> MoveAsync(RelinkWish wish, CancellationToken cancellationToken);
}
