using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Sharing;

/// <summary>Finds the org whose sharing counts for what is shown with a call: its record is one of the org that the call belongs to.</summary>
public interface ICallSharing
{
    /// <summary>Finds it.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The sharing of the call's org; that of the live one when it is not known, or was taken out. Null when there is no org.</returns>
    IRecordSharing? Of(InteractionId call);
}
