using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>Publishes a version of a flow and leads its numbers to it; those that the version before had, and this one has not, lead to their queues again. The text in force again changes nothing.</summary>
/// <param name="Definition">What the exchange follows.</param>
/// <param name="Text">The file, with its comments.</param>
/// <param name="Share">How many of 100 calls take the new version; the others stay with the one in force.</param>
/// <param name="Over">What whoever publishes believes to be in force: with anything else in force it is refused, so that nobody's change is undone unseen. Null publishes over whatever there is.</param>
/// <param name="TakesNumbers">True to take numbers that lead to another flow; false to be refused then.</param>
public sealed record PublishFlow(FlowDefinition Definition, string Text, int Share = 100, FlowInForce? Over = null, bool TakesNumbers = false) : ExchangeCommand
{
    /// <summary>Who publishes; null for the site itself.</summary>
    public Actor? By { get; init; }
}

/// <summary>What takes the new calls of a flow.</summary>
/// <param name="Current">The version in force; 0 for a flow that was never published.</param>
/// <param name="Trial">The version that takes a share of them; null for none.</param>
public readonly record struct FlowInForce(int Current, int? Trial);

/// <summary>Puts a version in force that was published before, or changes the share of a new one.</summary>
/// <param name="Flow">Which flow.</param>
/// <param name="Version">Which version.</param>
/// <param name="Share">How many of 100 calls take it; with less than 100 the others stay with the one in force.</param>
/// <param name="Over">What whoever asks believes to be in force: with anything else in force it is refused. Null asks whatever there is.</param>
/// <param name="By">Who asks; null for the site itself.</param>
public sealed record UseFlowVersion(FlowId Flow, int Version, int Share = 100, FlowInForce? Over = null, Actor? By = null) : ExchangeCommand;

/// <summary>A version of a flow was published.</summary>
/// <param name="At">When.</param>
/// <param name="Version">Its number.</param>
/// <param name="Definition">What the exchange follows.</param>
/// <param name="Text">The file, with its comments.</param>
/// <param name="By">Who published it; null when nobody is known.</param>
public sealed record FlowPublished(DateTimeOffset At, int Version, FlowDefinition Definition, string Text, Actor? By = null) : SiteEvent(At);

/// <summary>Which version of a flow takes new calls from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="Current">The version in force.</param>
/// <param name="Trial">The version that takes a share of them; null for none.</param>
/// <param name="Share">How many of 100 calls the trial takes.</param>
/// <param name="By">Who chose; null when nobody is known.</param>
public sealed record FlowVersionsChosen(DateTimeOffset At, FlowId Flow, int Current, int? Trial, int Share, Actor? By = null) : SiteEvent(At);

/// <summary>Turns the emergency switch of a flow, for callers who come to a step with hours from now on.</summary>
/// <param name="Flow">Which flow.</param>
/// <param name="IsOn">True to turn it on.</param>
/// <param name="By">Who turns it; null for the site itself.</param>
public sealed record SwitchEmergency(FlowId Flow, bool IsOn, Actor? By = null) : ExchangeCommand;

/// <summary>The emergency switch of a flow was turned.</summary>
/// <param name="At">When.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="IsOn">True when it is on.</param>
/// <param name="By">Who turned it; null when nobody is known.</param>
public sealed record EmergencySwitched(DateTimeOffset At, FlowId Flow, bool IsOn, Actor? By = null) : SiteEvent(At);
