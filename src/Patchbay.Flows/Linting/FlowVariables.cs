using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Spoken;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Shared;

namespace Patchbay.Flows.Linting;

/// <summary>
/// Finds variables that nothing gives a value: a caller would hear a hole in the sentence. What comes with a call, or from a flow that leads
/// here, is named under <c>expects</c>.
/// </summary>
internal static class FlowVariables
{
    /// <summary>A name is meant by another when at most every third letter differs.</summary>
    private const int LettersForOneFault = 3;

    internal static IEnumerable<FlowProblem> Check(FlowDefinition flow, FlowFile file)
    {
        var (known, inAnyCase) = (Own(flow), Travelling(flow).Concat(file.Expected).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var named in file.Mentions.DistinctBy(named => (named.Variable, named.Format, named.Step, named.Place)))
        {
            if (!known.Contains(named.Variable) && !inAnyCase.Contains(named.Variable) && QueueFigure.Read(named.Variable) is null) yield return Unknown(named, [.. known, .. inAnyCase]);
            else if (named.Format is { } format && !PromptSet.Formats.Contains(format)) yield return BadFormat(named, format);
        }
    }

    private static HashSet<string> Own(FlowDefinition flow) =>
        [.. FlowFacts.Names, .. flow.Steps.OfType<SetStep>().SelectMany(step => step.Values).Select(value => value.Variable), .. flow.Steps.OfType<GatherStep>().Select(step => step.Into)];

    /// <summary>What travels with the call is found in any case.</summary>
    private static IEnumerable<string> Travelling(FlowDefinition flow) =>
    [
        .. flow.Steps.OfType<LookupStep>().SelectMany(step => step.Variables),
        .. flow.Steps.OfType<SurveyStep>().SelectMany(step => step.Questions).Select(question => question.Into),
        .. flow.Steps.OfType<ConsentStep>().Select(_ => ConsentStep.Variable),
    ];

    private static FlowProblem Unknown(FlowMention named, IReadOnlyCollection<string> known)
    {
        var nearest = known.Select(name => (Name: name, Far: TextDistance.Of(named.Variable.Trim().ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(one => one.Far).ThenBy(one => one.Name, StringComparer.Ordinal).First();
        var help = nearest.Far <= Math.Max(1, named.Variable.Length / LettersForOneFault)
            ? $"; did you mean \"{nearest.Name}\"?"
            : $"; if it comes with the call, write \"expects: [{named.Variable}]\" above the steps.";
        return Problem("unknown-variable", named, $"{Subject(named)} \"{named.Variable}\", which no step sets{help}");
    }

    private static FlowProblem BadFormat(FlowMention named, string format) =>
        Problem("unknown-format", named, $"{Subject(named)} \"{named.Variable}\" as \"{format}\"; there are {string.Join(", ", PromptSet.Formats)}.");

    private static string Subject(FlowMention named) => named.Step is { } step ? $"\"{step}\" names" : "A prompt names";

    private static FlowProblem Problem(string rule, FlowMention named, string message) => new(rule, true, named.Place.Line, named.Place.Column, named.Step, message);
}
