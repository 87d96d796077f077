using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Sharing;

/// <summary>What an agent may see of a record, as far as Salesforce's own sharing goes.</summary>
public enum RecordSight
{
    /// <summary>All of it.</summary>
    Open,

    /// <summary>Its name: Salesforce could not be asked, and the settings say so.</summary>
    NameOnly,

    /// <summary>Nothing, not even that it exists.</summary>
    Closed,

    /// <summary>It is not known yet. The agent's screens are refreshed once it is, or once the time for it is over.</summary>
    Asked,
}

/// <summary>
/// Says whether Salesforce lets an agent's user read a record. Never waits: what is not known is asked beside the call, many questions in one
/// request, and the answer is kept for some minutes.
/// </summary>
public interface IRecordSharing
{
    /// <summary>Says what an agent may see.</summary>
    /// <param name="agent">Who looks.</param>
    /// <param name="record">At what.</param>
    /// <param name="mayAsk">False to hear only what is known already: a question costs a part of an API call.</param>
    /// <returns>At once. Safe from any thread.</returns>
    RecordSight Of(AgentId agent, CallerMatch record, bool mayAsk);
}
