using System.Collections.Immutable;
using Patchbay.Flows.Shared;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Flows;

/// <summary>Asks what a caller would meet in a flow that need not be published.</summary>
/// <param name="Text">The flow's file.</param>
/// <param name="Caller">The caller's number.</param>
/// <param name="Moves">What the caller does, one after the other, each time the flow waits: keys, <c>wait</c> or <c>hang-up</c>.</param>
[BrowserContract]
public sealed record FlowTrialWish(string Text, string Caller, ImmutableArray<string> Moves);

/// <summary>What a caller met.</summary>
/// <param name="Lines">What happened, in order.</param>
/// <param name="Awaits">What the flow waits for now.</param>
/// <param name="Problems">What is wrong with the file, when it cannot be followed.</param>
[BrowserContract]
public sealed record FlowTrialAnswer(ImmutableArray<FlowTrialLine> Lines, FlowTrialWait Awaits, ImmutableArray<FlowProblem> Problems);

/// <summary>Something that happened to a caller.</summary>
/// <param name="Seconds">When, from the beginning of the call. Prompts count as long as somebody needs to say them.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Step">The step in which it happened; null outside of any.</param>
/// <param name="Words">What is heard, pressed or the queue's name.</param>
[BrowserContract]
public sealed record FlowTrialLine(int Seconds, FlowTrialKind Kind, string? Step, string Words);

/// <summary>What happened to a caller.</summary>
[BrowserContract]
public enum FlowTrialKind
{
    /// <summary>The caller came to a step.</summary>
    Step,

    /// <summary>The caller hears something.</summary>
    Hears,

    /// <summary>The caller did something.</summary>
    Does,

    /// <summary>The caller waits in a queue.</summary>
    Queue,

    /// <summary>The flow could not go on.</summary>
    Trouble,

    /// <summary>The call is over.</summary>
    End,
}

/// <summary>What a flow waits for.</summary>
[BrowserContract]
public enum FlowTrialWait
{
    /// <summary>A key of the caller.</summary>
    Key,

    /// <summary>An agent, or the end of the longest wait.</summary>
    Agent,

    /// <summary>Nothing: the call is over, or never began.</summary>
    Nothing,
}
