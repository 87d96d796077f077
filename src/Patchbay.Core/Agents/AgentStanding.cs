namespace Patchbay.Core.Agents;

/// <summary>What keeps an agent from a call.</summary>
public enum AgentStanding
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>Another offer rings.</summary>
    Alerting,

    /// <summary>Another call.</summary>
    OnCall,

    /// <summary>After-call work.</summary>
    WrapUp,

    /// <summary>Not ready, with a reason.</summary>
    NotReady,

    /// <summary>Not at work, or without a panel.</summary>
    Offline,

    /// <summary>Idle, without a skill that is needed.</summary>
    LacksSkill,
}
