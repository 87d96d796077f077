using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Shared;

namespace Patchbay.Flows.Linting;

/// <summary>Finds what a flow does that nobody wants, though its text is right.</summary>
public static class FlowLint
{
    /// <summary>Recordings that every site has.</summary>
    private static readonly ImmutableArray<string> shipped = ["greeting", "music", "ringback", "tone"];

    /// <summary>Reads a file and checks it.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="queue">Finds a queue by its name.</param>
    /// <param name="hasRecording">Tells whether a site has a recording of its own.</param>
    /// <param name="agent">Finds an agent by the name colleagues see; null to take every name.</param>
    /// <param name="find">Finds a flow as it is published; null to take every flow for one that is.</param>
    /// <returns>The flow, without a definition when it must not be published, and everything that is wrong.</returns>
    public static FlowFile Check(
        string text, Func<string, Core.Shared.QueueId?> queue, Func<string, bool> hasRecording, Func<string, Core.Shared.AgentId?>? agent = null,
        Func<Core.Shared.FlowId, FlowDefinition?>? find = null)
    {
        var file = FlowReader.Read(text, queue, agent);
        if (file.Definition is not { } flow) return file;
        var found = Find(flow, file, hasRecording).Concat(find is null ? [] : Elsewhere(flow, file, find)).OrderBy(problem => problem.Line).ThenBy(problem => problem.Rule, StringComparer.Ordinal).ToImmutableArray();
        return file with { Definition = found.Any(problem => problem.IsError) ? null : flow, Problems = [.. file.Problems, .. found] };
    }

    private static IEnumerable<FlowProblem> Find(FlowDefinition flow, FlowFile file, Func<string, bool> hasRecording) =>
    [
        .. flow.Steps.SelectMany(step => DeadEnds(step, file)),
        .. FlowCircles.Check(flow).Select(circle => circle.IsEndless
            ? Error("loop", circle.Step, file, circle.Message)
            : Advice("circle", circle.Step, file, circle.Message)),
        .. flow.Steps.SelectMany(step => Prompts(step, flow, file, hasRecording)),
        .. flow.Steps.OfType<AskStep>().Where(step => MayBeSilent(step, hasRecording)).Select(step => Advice(
            "silent-menu", step, file, $"Every sentence of what \"{step.Name}\" asks names a wait, and is left out while nobody knows it: callers would hear nothing; ask in a sentence of its own.")),
        .. Unreachable(flow, file),
        .. Dialled(flow, file),
        .. FlowVariables.Check(flow, file),
    ];

    private static IEnumerable<FlowProblem> DeadEnds(FlowStep step, FlowFile file)
    {
        foreach (var way in step.Ways.Where(way => way.To is null).DistinctBy(way => way.Words))
        {
            yield return way.Words switch
            {
                "no input" => Error("missing-no-input", step, file, $"\"{step.Name}\" does not say where a caller goes who presses no key; give \"no-input\" a \"next\"."),
                "no match" => Error("missing-no-match", step, file, $"\"{step.Name}\" does not say where a caller goes who presses wrong keys; give \"no-match\" a \"next\"."),
                _ => Error("dead-end", step, file, $"\"{step.Name}\" does not say where a caller goes on ({way.Words})."),
            };
        }
    }

    private static IEnumerable<FlowProblem> Prompts(FlowStep step, FlowDefinition flow, FlowFile file, Func<string, bool> hasRecording)
    {
        foreach (var phrase in step.Prompts.SelectMany(prompt => prompt.Phrases))
        {
            var words = phrase.Wordings.Where(one => !string.IsNullOrWhiteSpace(one.Text)).ToList();
            if (words.Count == 0 && !(phrase.Name is { } name && (shipped.Contains(name) || hasRecording(name))))
                yield return Error("missing-prompt", step, file, $"\"{step.Name}\" plays {(phrase.Name is { } called ? $"\"{called}\"" : "a text")}, which has no words{(phrase.Wordings.IsEmpty ? " under \"prompts\"" : "")} and no recording.");
            if (words is [] or [{ IsValue: true }]) continue;
            foreach (var language in Spoken(step, flow).Where(language => words.TrueForAll(one => one.Language != language)))
                yield return Advice("missing-language", step, file, $"\"{step.Name}\" says \"{phrase.Name ?? words[0].Text}\", which has no words in \"{language}\".");
        }
    }

    /// <summary>The languages that callers may have at a step: the flow's own, and those that a step sets which leads there.</summary>
    private static IEnumerable<string> Spoken(FlowStep step, FlowDefinition flow) => flow.Steps.OfType<SetStep>()
        .Where(set => set.Values.Any(IsLanguage) && Reached(flow, set.Name).Contains(step.Name))
        .SelectMany(set => set.Values.Where(IsLanguage)).Select(set => set.Value).Prepend(flow.Language).Distinct();

    private static bool IsLanguage(FlowAssignment set) => set.Variable == "language" && !set.Value.Contains('{', StringComparison.Ordinal);

    /// <summary>A question of which nothing is left while the wait is not known.</summary>
    private static bool MayBeSilent(AskStep step, Func<string, bool> hasRecording) =>
        step.Prompts.Take(step is SurveyStep survey ? survey.Questions.Length : 1).Any(asked => !asked.IsEmpty && asked.Phrases.All(phrase =>
            !(phrase.Name is { } name && hasRecording(name)) && phrase.Wordings.Any(one => one.Text.Length > 0 && one.WithoutWait().Length == 0)));

    /// <summary>The step itself and all that callers may come to from it.</summary>
    private static HashSet<string> Reached(FlowDefinition flow, string from)
    {
        var reached = new HashSet<string> { from };
        var waiting = new Queue<string>([from]);
        while (waiting.TryDequeue(out var name))
        {
            foreach (var to in flow.Find(name)?.Ways.Select(way => way.To).OfType<string>() ?? [])
            {
                if (reached.Add(to)) waiting.Enqueue(to);
            }
        }

        return reached;
    }

    private static IEnumerable<FlowProblem> Unreachable(FlowDefinition flow, FlowFile file)
    {
        var reached = Reached(flow, flow.Start);
        foreach (var step in flow.Steps.Where(step => !reached.Contains(step.Name)))
        {
            yield return step is QueueStep
                ? Error("unreachable-queue", step, file, $"Nothing leads to the queue of \"{step.Name}\".")
                : Advice("unreachable-step", step, file, $"Nothing leads to \"{step.Name}\".");
        }
    }

    /// <summary>Whoever can type a number can call at the site's cost.</summary>
    private static IEnumerable<FlowProblem> Dialled(FlowDefinition flow, FlowFile file)
    {
        var typed = flow.Steps.OfType<GatherStep>().Select(step => "{" + step.Into + "}").ToList();
        return flow.Steps.OfType<DialStep>().Where(step => typed.Exists(variable => step.Number?.Contains(variable, StringComparison.Ordinal) == true))
            .Select(step => Advice("dials-what-is-typed", step, file, $"\"{step.Name}\" dials a number that the caller typed: let a branch before it allow only those you mean."));
    }

    /// <summary>Of two flows that lead to each other one is published first: that the other is not there yet is no error.</summary>
    private static IEnumerable<FlowProblem> Elsewhere(FlowDefinition flow, FlowFile file, Func<Core.Shared.FlowId, FlowDefinition?> find)
    {
        foreach (var step in flow.Steps.OfType<TransferStep>())
        {
            var other = step.Flow == flow.Flow ? flow : find(step.Flow);
            if (other is not null && other.Flow != flow.Flow && FlowCircles.ComesBack(flow, step, find))
                yield return Advice("circle", step, file, $"\"{step.Name}\" leads into the flow \"{step.Flow.Name}\", which leads back here before a key is asked for or the caller waits in a queue.");
            if (other is null) yield return Advice("unknown-flow", step, file, $"\"{step.Name}\" leads into the flow \"{step.Flow.Name}\", which is not published.");
            else if (step.Step is { } name && other.Find(name) is null) yield return Advice("unknown-flow", step, file, $"\"{step.Name}\" leads to \"{name}\" in the flow \"{step.Flow.Name}\", which has no such step.");
        }
    }

    private static FlowProblem Error(string rule, FlowStep step, FlowFile file, string message) => Problem(rule, true, step, file, message);

    private static FlowProblem Advice(string rule, FlowStep step, FlowFile file, string message) => Problem(rule, false, step, file, message);

    private static FlowProblem Problem(string rule, bool isError, FlowStep step, FlowFile file, string message) =>
        new(rule, isError, file.Places[step.Name].Line, file.Places[step.Name].Column, step.Name, message);
}
