using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Patchbay.Core.Calls;

namespace Patchbay.Core.Flows;

/// <summary>Decides whether the talk that follows is recorded, whatever its queue says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Wish">What becomes of the recording.</param>
/// <param name="Next">The next step.</param>
public sealed record RecordStep(string Name, RecordingWish Wish, string? Next) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => [new("next", Next)];
}

/// <summary>Asks whether the call may be recorded; the recording follows the answer. Who does not answer has not consented.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="CanInterrupt">True when a key ends the prompt and counts.</param>
/// <param name="Tries">What happens without the right key.</param>
/// <param name="YesKey">The key for yes.</param>
/// <param name="NoKey">The key for no.</param>
/// <param name="Yes">The step after a yes.</param>
/// <param name="No">The step after a no; null for the one after a yes.</param>
public sealed record ConsentStep(string Name, FlowPrompt Prompt, bool CanInterrupt, FlowTries Tries, string YesKey, string NoKey, string? Yes, string? No)
    : AskStep(Name, Prompt, CanInterrupt, Tries)
{
    /// <summary>The variable that has the answer: <c>yes</c> or <c>no</c>.</summary>
    public const string Variable = "consent";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways =>
        [new("yes", Yes), new("no", No ?? Yes), new("no input", Tries.NoInput ?? No ?? Yes), new("no match", Tries.NoMatch ?? No ?? Yes)];
}

/// <summary>Asks a few questions, each answered by one digit: after the talk, or at any other time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Questions">The questions; at least one.</param>
/// <param name="CanInterrupt">True when a key ends a question and counts.</param>
/// <param name="Tries">What happens without the right key.</param>
/// <param name="Next">The next step, also for those who do not answer; null to end the call.</param>
public sealed record SurveyStep(string Name, ImmutableArray<SurveyQuestion> Questions, bool CanInterrupt, FlowTries Tries, string? Next)
    : AskStep(Name, Questions.IsDefaultOrEmpty ? FlowPrompt.Nothing : Questions[0].Prompt, CanInterrupt, Tries)
{
    /// <summary>Most questions of one survey: nobody answers more.</summary>
    public const int MostQuestions = 10;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Next is null ? [] : [new("next", Next)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowPrompt> Prompts => [.. Questions.Select(question => question.Prompt), Tries.NoInputSays, Tries.NoMatchSays];
}

/// <summary>One question of a survey.</summary>
/// <param name="Into">The variable that takes the answer.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Least">The lowest digit that is an answer.</param>
/// <param name="Most">The highest.</param>
public sealed record SurveyQuestion(string Into, FlowPrompt Prompt, int Least, int Most);
