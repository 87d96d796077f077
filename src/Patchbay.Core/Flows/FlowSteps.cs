using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Patchbay.Core.Flows;

/// <summary>One step of a flow.</summary>
/// <param name="Name">Its name; others lead to it by that.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AnswerStep), "answer")]
[JsonDerivedType(typeof(SayStep), "say")]
[JsonDerivedType(typeof(MenuStep), "menu")]
[JsonDerivedType(typeof(GatherStep), "gather")]
[JsonDerivedType(typeof(BranchStep), "branch")]
[JsonDerivedType(typeof(HoursStep), "hours")]
[JsonDerivedType(typeof(SetStep), "set")]
[JsonDerivedType(typeof(QueueStep), "queue")]
[JsonDerivedType(typeof(HangUpStep), "hangup")]
[JsonDerivedType(typeof(VoicemailStep), "voicemail")]
[JsonDerivedType(typeof(CallbackStep), "callback")]
[JsonDerivedType(typeof(LookupStep), "lookup")]
[JsonDerivedType(typeof(DialStep), "dial")]
[JsonDerivedType(typeof(RecordStep), "record")]
[JsonDerivedType(typeof(ConsentStep), "consent")]
[JsonDerivedType(typeof(SurveyStep), "survey")]
[JsonDerivedType(typeof(TransferStep), "transfer")]
public abstract record FlowStep(string Name)
{
    /// <summary>The steps that may follow, with the words for each way; a way that ends the flow is not among them.</summary>
    [JsonIgnore]
    public abstract IEnumerable<FlowWay> Ways { get; }

    /// <summary>Everything that the step may say.</summary>
    [JsonIgnore]
    public virtual IEnumerable<FlowPrompt> Prompts => [];
}

/// <summary>A way from one step to another.</summary>
/// <param name="Words">When it is taken: <c>next</c>, <c>key 1</c>.</param>
/// <param name="To">The step it leads to; null for the default queue.</param>
public readonly record struct FlowWay(string Words, string? To);

/// <summary>Answers the call. Whatever is said answers it too.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Next">The next step.</param>
public sealed record AnswerStep(string Name, string? Next) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => [new("next", Next)];
}

/// <summary>Says something.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">What is said.</param>
/// <param name="CanSkip">True when any key ends it.</param>
/// <param name="Next">The next step.</param>
/// <param name="CarriesKey">True when the key that ended it is the first of a menu or gather step that follows; false when it only ends it.</param>
public sealed record SayStep(string Name, FlowPrompt Prompt, bool CanSkip, string? Next, bool CarriesKey = true) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => [new("next", Next)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowPrompt> Prompts => [Prompt];
}

/// <summary>How a step that asks for keys deals with callers who press none, or wrong ones.</summary>
/// <param name="Wait">How long a key may take after the prompt.</param>
/// <param name="Most">How often it asks in all.</param>
/// <param name="NoInputSays">Said before it asks again when no key came.</param>
/// <param name="NoMatchSays">Said before it asks again when the keys were wrong.</param>
/// <param name="NoInput">The step after the last time without a key; null for the default queue.</param>
/// <param name="NoMatch">The step after the last wrong keys; null for the default queue.</param>
public sealed record FlowTries(TimeSpan Wait, int Most, FlowPrompt NoInputSays, FlowPrompt NoMatchSays, string? NoInput, string? NoMatch);

/// <summary>A step that asks for keys.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="CanInterrupt">True when a key ends the prompt and counts; otherwise keys count after it.</param>
/// <param name="Tries">What happens without the right keys.</param>
public abstract record AskStep(string Name, FlowPrompt Prompt, bool CanInterrupt, FlowTries Tries) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowPrompt> Prompts => [Prompt, Tries.NoInputSays, Tries.NoMatchSays];

    /// <summary>The ways without the right keys.</summary>
    [JsonIgnore]
    protected IEnumerable<FlowWay> Failures => [new("no input", Tries.NoInput), new("no match", Tries.NoMatch)];
}

/// <summary>Lets the caller choose by one key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="CanInterrupt">True when a key ends the prompt and counts.</param>
/// <param name="Tries">What happens without the right key.</param>
/// <param name="Keys">The choices.</param>
public sealed record MenuStep(string Name, FlowPrompt Prompt, bool CanInterrupt, FlowTries Tries, ImmutableArray<FlowKey> Keys)
    : AskStep(Name, Prompt, CanInterrupt, Tries)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Keys.Select(key => new FlowWay("key " + key.Key, key.To)).Concat(Failures);
}

/// <summary>One choice of a menu.</summary>
/// <param name="Key">One of 0-9, * and #.</param>
/// <param name="To">The step it leads to.</param>
public sealed record FlowKey(string Key, string To);

/// <summary>Takes several keys: a customer number, a date.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="CanInterrupt">True when a key ends the prompt and counts.</param>
/// <param name="Tries">What happens without the right keys.</param>
/// <param name="Into">The variable that takes them.</param>
/// <param name="Least">How many keys at least.</param>
/// <param name="Most">How many keys at most: with that many it goes on at once.</param>
/// <param name="EndKey">The key that ends them, <c>#</c> or <c>*</c>; null for none.</param>
/// <param name="Between">How long the next key may take.</param>
/// <param name="Masked">True when the keys must be kept nowhere: then only how many they were is known.</param>
/// <param name="Next">The next step.</param>
public sealed record GatherStep(
    string Name, FlowPrompt Prompt, bool CanInterrupt, FlowTries Tries, string Into, int Least, int Most, string? EndKey, TimeSpan Between, bool Masked,
    string? Next) : AskStep(Name, Prompt, CanInterrupt, Tries)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Failures.Prepend(new("next", Next));
}

/// <summary>Goes different ways for different callers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cases">The first that holds is taken.</param>
/// <param name="Else">The step when none holds; null for the default queue.</param>
public sealed record BranchStep(string Name, ImmutableArray<FlowCase> Cases, string? Else) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Cases.Select(one => new FlowWay("when", one.To)).Append(new("else", Else));
}

/// <summary>One way of a branch.</summary>
/// <param name="When">What must hold, all of it.</param>
/// <param name="To">The step it leads to.</param>
public sealed record FlowCase(ImmutableArray<FlowCondition> When, string To);

/// <summary>Sets variables.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Which, to what.</param>
/// <param name="Next">The next step.</param>
/// <param name="Travels">True when they are kept with the call, for whoever takes it, pop rules and the log.</param>
public sealed record SetStep(string Name, ImmutableArray<FlowAssignment> Values, string? Next, bool Travels = false) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => [new("next", Next)];
}

/// <summary>One variable that is set.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Value">Its value; it may name others: <c>{caller}</c>.</param>
public sealed record FlowAssignment(string Variable, string Value);

/// <summary>Ends the call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">Said before; may be nothing.</param>
/// <param name="Busy">True to refuse a call that was not answered as busy.</param>
public sealed record HangUpStep(string Name, FlowPrompt Prompt, bool Busy) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowPrompt> Prompts => [Prompt];
}
