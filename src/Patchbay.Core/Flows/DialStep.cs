using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>Rings one agent or one number. The caller hears it ring, and goes on when nobody comes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">The number, which may name variables, or a SIP address; null to ring an agent.</param>
/// <param name="Agent">The agent; null to ring a number.</param>
/// <param name="Limit">How long it rings.</param>
/// <param name="Records">True when the talk is recorded.</param>
/// <param name="Busy">The step when the party is in another call.</param>
/// <param name="NoAnswer">The step when nobody answers; null for the one when busy.</param>
/// <param name="Declined">The step when the party declines, or cannot be reached; null for the one when busy.</param>
/// <param name="Failed">The step when the number cannot be dialled; null for the one when busy.</param>
/// <param name="AfterTalk">The step for a caller whom the other leaves; null to end the call.</param>
/// <param name="RecordsAfterTalk">True when the recording keeps what the caller says after the talk too.</param>
/// <param name="Extension">What the caller typed, as a text that names variables: the agent with this extension is rung. Null to ring one agent or number.</param>
/// <param name="Directory">The agents by their extensions; default for none.</param>
/// <param name="Unknown">The step when nobody has the extension; null for the one when it failed.</param>
public sealed record DialStep(
    string Name, string? Number, AgentId? Agent, TimeSpan Limit, bool Records, string? Busy, string? NoAnswer, string? Declined, string? Failed, string? AfterTalk,
    bool RecordsAfterTalk = false, string? Extension = null, ImmutableArray<AgentExtension> Directory = default, string? Unknown = null)
    : FlowStep(Name)
{
    private const string Scheme = "sip:";

    /// <summary>True when the author wrote a SIP address. What callers say is never one.</summary>
    [JsonIgnore]
    public bool IsAddress => Number is { } written && written.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && !written.Contains('{', StringComparison.Ordinal);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways
    {
        get
        {
            FlowWay[] ways = [new("busy", Busy), new("no answer", NoAnswer ?? Busy), new("declined", Declined ?? Busy), new("failed", Failed ?? Busy)];
            if (Extension is not null) ways = [.. ways, new("unknown extension", UnknownWay)];
            return AfterTalk is null ? ways : [.. ways, new("after the talk", AfterTalk)];
        }
    }

    /// <summary>The agents whose extensions callers may type.</summary>
    [JsonIgnore]
    public IEnumerable<AgentExtension> Extensions => Directory.IsDefault ? [] : Directory;

    internal string? UnknownWay => Unknown ?? Failed ?? Busy;

    /// <summary>The same step for the agent with an extension; null when nobody has it.</summary>
    internal DialStep? To(string extension) =>
        Extensions.FirstOrDefault(one => one.Extension == extension.Trim()) is { } found ? this with { Agent = found.Agent } : null;

    internal string? WayOf(InvitationOutcome? outcome) => outcome switch
    {
        InvitationOutcome.Busy => Busy,
        InvitationOutcome.NoAnswer => NoAnswer ?? Busy,
        InvitationOutcome.Declined or InvitationOutcome.Withdrawn or InvitationOutcome.LineOutOfOrder or InvitationOutcome.NoTrunk => Declined ?? Busy,
        _ => Failed ?? Busy,
    };
}

/// <summary>An agent with the extension that callers of a flow type for them.</summary>
/// <param name="Extension">The digits.</param>
/// <param name="Agent">The agent.</param>
public sealed record AgentExtension(string Extension, AgentId Agent);
