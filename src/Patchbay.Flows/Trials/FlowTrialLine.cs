namespace Patchbay.Flows.Trials;

/// <summary>Something that happened to a scripted caller.</summary>
/// <param name="Seconds">When, from the beginning of the call. Prompts count as long as somebody needs to say them.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Step">The step in which it happened; null outside of any.</param>
/// <param name="Words">What is heard, pressed or the queue's name.</param>
public sealed record FlowTrialLine(int Seconds, FlowTrialKind Kind, string? Step, string Words);

/// <summary>What happened to a caller.</summary>
public enum FlowTrialKind
{
    /// <summary>The caller came to a step.</summary>
    Step,

    /// <summary>The caller hears something.</summary>
    Hears,

    /// <summary>The caller did something, or somebody else whom the flow waits for.</summary>
    Does,

    /// <summary>The caller waits in a queue.</summary>
    Queue,

    /// <summary>Salesforce is asked for a record.</summary>
    Asks,

    /// <summary>Somebody is rung.</summary>
    Rings,

    /// <summary>The caller is led into another flow, which is not followed here.</summary>
    Leads,

    /// <summary>The caller talks with somebody.</summary>
    Talks,

    /// <summary>A step could not use a value, and goes on without it.</summary>
    Refuses,

    /// <summary>The flow could not go on.</summary>
    Trouble,

    /// <summary>The call is over.</summary>
    End,
}

/// <summary>What a flow waits for.</summary>
public enum FlowTrialWait
{
    /// <summary>A key of the caller.</summary>
    Key,

    /// <summary>An agent, or the end of the longest wait.</summary>
    Agent,

    /// <summary>An answer of Salesforce.</summary>
    Answer,

    /// <summary>Whom it rings.</summary>
    Party,

    /// <summary>The end of the talk.</summary>
    Talk,

    /// <summary>Nothing: the call is over, or never began.</summary>
    Nothing,
}
