namespace Patchbay.Core.Queues;

/// <summary>Why a caller waits for one agent first.</summary>
public enum PreferenceSource
{
    /// <summary>A flow, a number's setting or a supervisor said so.</summary>
    Chosen,

    /// <summary>The agent owns the customer's record.</summary>
    Owner,

    /// <summary>The agent talked with the customer last.</summary>
    LastAgent,
}
