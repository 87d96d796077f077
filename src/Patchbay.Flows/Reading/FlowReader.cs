using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Flows.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Reads the file of a flow. Whatever is wrong is told with its place; nothing is thrown for a bad file.</summary>
public static class FlowReader
{
    private const int LongestFile = 256 * 1024;
    private const int MostSteps = 500;
    private const int LongestName = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="queue">Finds a queue by its name; null for one that does not exist.</param>
    /// <param name="agent">Finds an agent by the name colleagues see; null to take every name.</param>
    /// <returns>The flow, or what is wrong.</returns>
    public static FlowFile Read(string text, Func<string, QueueId?> queue, Func<string, AgentId?>? agent = null)
    {
        var notes = new FlowNotes();
        var places = new Dictionary<string, FlowPlace>();
        IReadOnlySet<string> prompts = new HashSet<string>();
        if (Root(text, notes) is not { } root) return new(null, places, prompts, notes.All);
        var expected = Names(root.Find("expects"), "expects", "variables", notes);
        var mentions = FlowMentions.Of(root.Node);
        var definition = Flow(root, new(queue, agent ?? new AgentNames().Find), notes, places, out prompts) with { NamedQueues = Named(mentions, queue, notes) };
        return new(notes.HasErrors ? null : definition, places, prompts, notes.All) { Mentions = mentions, Expected = expected };
    }

    /// <summary>The queues whose figures are named: <c>wait of Sales</c>.</summary>
    private static ImmutableArray<NamedQueue> Named(IEnumerable<FlowMention> mentions, Func<string, QueueId?> queue, FlowNotes notes)
    {
        var named = new Dictionary<string, NamedQueue>(StringComparer.OrdinalIgnoreCase);
        foreach (var mention in mentions)
        {
            if (QueueFigure.Read(mention.Variable)?.Queue is not { } name) continue;
            if (queue(name) is { } found) named[name] = new(name, found);
            else notes.Error("unknown-queue", mention, $"There is no queue \"{name}\".");
        }

        return [.. named.Values];
    }

    private static FlowMap? Root(string text, FlowNotes notes)
    {
        if (text.Length > LongestFile)
        {
            notes.Error("too-long", Mark.Empty, $"A flow has at most {LongestFile} characters.");
            return null;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [var only]) return FlowMap.Of(only.RootNode, "the flow", notes);
            notes.Error("not-yaml", Mark.Empty, "The file holds no flow.");
        }
        catch (YamlException wrong)
        {
            notes.Error("not-yaml", wrong.Start, $"This is no YAML: {(wrong.InnerException ?? wrong).Message}");
        }

        return null;
    }

    private static FlowDefinition Flow(
        FlowMap root, FlowNames names, FlowNotes notes, Dictionary<string, FlowPlace> places, out IReadOnlySet<string> prompts)
    {
        var name = root.Text("flow");
        if (!FlowId.TryParse(name, out var id) && name.Length > 0)
            notes.Error("bad-name", root.Find("flow")!, $"A flow is named in lower-case letters, digits and dashes, not \"{name}\".");
        var language = root.OptionalText("language") ?? "en";
        var prompter = new PromptReader(language, notes);
        prompter.Learn(root.Map("prompts", "the list of prompts"));
        prompts = prompter.Names;
        var calendars = new CalendarReader(notes);
        calendars.Learn(root.Map("calendars", "the list of calendars"));
        var (title, start) = (root.OptionalText("title") ?? name, root.Text("start"));
        var defaultQueue = FlowQueue(root, "default-queue", names.Queue, notes);
        var numbers = Names(root.Find("numbers"), "numbers", "dialled numbers", notes);
        var steps = Steps(root, new(prompter, calendars, names, notes), notes, places);
        root.RefuseOthers();
        var flow = new FlowDefinition(id, title, language, defaultQueue, start, numbers, steps);
        RefuseMissingSteps(flow, root, places, notes);
        return flow;
    }

    internal static QueueId FlowQueue(FlowMap map, string key, Func<string, QueueId?> queue, FlowNotes notes)
    {
        var name = map.Text(key);
        if (name.Length == 0) return default;
        if (queue(name) is { } found) return found;
        notes.Error("unknown-queue", map.Find(key)!, $"There is no queue \"{name}\".");
        return default;
    }

    private static ImmutableArray<string> Names(YamlNode? node, string key, string what, FlowNotes notes)
    {
        if (node is null) return [];
        var all = node is YamlSequenceNode list ? list.Children.Select(FlowMap.TextOf).ToList() : [FlowMap.TextOf(node)];
        if (all.Exists(name => name is not { Length: > 0 and <= LongestName })) notes.Error("bad-name", node, $"\"{key}\" is a list of {what}.");
        return [.. all.OfType<string>()];
    }

    private static ImmutableArray<FlowStep> Steps(FlowMap root, StepReader reader, FlowNotes notes, Dictionary<string, FlowPlace> places)
    {
        if (root.Map("steps", "the list of steps") is not { } map)
        {
            if (root.Find("steps") is null) notes.Error("missing", root.Node, "The flow needs \"steps\".");
            return [];
        }

        var steps = ImmutableArray.CreateBuilder<FlowStep>();
        foreach (var (key, name, value) in map.Entries())
        {
            notes.Step = name;
            places[name] = new((int)key.Start.Line, (int)key.Start.Column);
            if (!PromptReader.IsName(name)) notes.Error("bad-name", key, $"A step is named in lower-case letters, digits and dashes, not \"{name}\".");
            if (FlowMap.Of(value, $"the step \"{name}\"", notes) is { } step && reader.Read(name, step) is { } read) steps.Add(read);
        }

        notes.Step = null;
        if (steps.Count > MostSteps) notes.Error("too-long", map.Node, $"A flow has at most {MostSteps} steps.");
        return steps.ToImmutable();
    }

    private static void RefuseMissingSteps(FlowDefinition flow, FlowMap root, Dictionary<string, FlowPlace> places, FlowNotes notes)
    {
        if (flow.Start.Length > 0 && !places.ContainsKey(flow.Start))
            notes.Error("unknown-step", root.Find("start")!, $"\"start\" names the step \"{flow.Start}\", which is not there.");
        foreach (var step in flow.Steps)
        {
            foreach (var way in step.Ways.Where(way => way.To is { } to && !places.ContainsKey(to)))
            {
                notes.Step = step.Name;
                var place = places[step.Name];
                notes.Error("unknown-step", new Mark(0, place.Line, place.Column), $"The step \"{step.Name}\" leads to \"{way.To}\" ({way.Words}), which is not there.");
            }
        }

        notes.Step = null;
    }
}
