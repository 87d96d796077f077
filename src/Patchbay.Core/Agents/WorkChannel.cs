namespace Patchbay.Core.Agents;

/// <summary>A kind of work that agents are offered.</summary>
public enum WorkChannel
{
    /// <summary>Voice.</summary>
    Call,

    /// <summary>A thread in writing.</summary>
    Message,

    /// <summary>Work without a customer who waits.</summary>
    Task,
}
