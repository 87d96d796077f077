using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Reads steps that ring an agent or a number.</summary>
/// <param name="names">Finds agents by their names.</param>
/// <param name="notes">What is wrong.</param>
internal sealed partial class DialReader(FlowNames names, FlowNotes notes)
{
    private static readonly string[] whom = ["agent", "number", "extension"];
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Standard = TimeSpan.FromSeconds(25);

    internal DialStep Read(string name, FlowMap map)
    {
        var step = new DialStep(
            name, map.OptionalText("number"), Agent(map), map.Duration("limit", Shortest, Longest) ?? Standard, map.Flag("record", false), map.OptionalText("busy"),
            map.OptionalText("no-answer"), map.OptionalText("declined"), map.OptionalText("failed"), map.OptionalText("after-talk"),
            map.Flag("record-after-talk", false), map.OptionalText("extension"), Directory(map), map.OptionalText("unknown"));
        if (whom.Count(key => map.Find(key) is not null) != 1)
            notes.Error("missing", map.Node, $"The step \"{name}\" rings an \"agent\", a \"number\" or an \"extension\", one of the three.");
        if (step.Extension is null != step.Directory.IsEmpty || (step.Unknown is not null && step.Extension is null))
            notes.Error("missing", map.Node, $"The step \"{name}\" needs \"extension\", such as {{digits}}, together with \"agents\", a list of extensions with agents' names; \"unknown\" belongs to them.");
        if (step.Number is { } number && !number.Contains('{', StringComparison.Ordinal) && !(step.IsAddress ? IsSipAddress(number) : DialledNumber.TryRead(number, out _)))
            notes.Error("bad-number", map.Find("number")!, $"\"{number}\" is no number; write +46 8 123 45, {{number}} or sip:desk@example.com.");
        return step;
    }

    private static bool IsSipAddress(string written) =>
        SipAddress().Match(written) is { Success: true } read && (!read.Groups["port"].Success || ushort.TryParse(read.Groups["port"].ValueSpan, out var port) && port > 0);

    /// <summary>Of RFC 3261 §25.1 what somebody writes who wants a call to arrive: a user if there is one, a host, a port, parameters.</summary>
    [GeneratedRegex(@"^sip:([^\s@<>""]+@)?([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:(?<port>[0-9]+))?(;[^\s?]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SipAddress();

    private ImmutableArray<AgentExtension> Directory(FlowMap map)
    {
        if (map.Map("agents", $"\"agents\" of {map.What}") is not { } listed) return [];
        var directory = ImmutableArray.CreateBuilder<AgentExtension>();
        foreach (var (key, extension, agent) in listed.Entries())
        {
            if (extension.Length == 0 || !extension.All(char.IsAsciiDigit)) notes.Error("bad-key", key, $"An extension is digits, not \"{extension}\".");
            directory.Add(new(extension, Agent(listed, agent, extension)));
        }

        return directory.ToImmutable();
    }

    private AgentId? Agent(FlowMap map) => map.Find("agent") is { } node ? Agent(map, node, "agent") : null;

    private AgentId Agent(FlowMap map, YamlNode node, string key)
    {
        var agent = map.Scalar(node, key);
        if (agent.Length > 0 && names.Agent(agent) is { } found) return found;
        notes.Error("unknown-agent", node, $"There is no agent \"{agent}\", or more than one.");
        return new AgentId(Guid.Empty);
    }
}
