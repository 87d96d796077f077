using System.Text.Json.Serialization;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Flows;

/// <summary>Lets the caller leave a message: a greeting, a tone, and then what the caller says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prompt">The greeting; any key ends it.</param>
/// <param name="Box">Whose message it becomes.</param>
/// <param name="Longest">How long a message may be.</param>
/// <param name="Quiet">After how much silence it ends.</param>
/// <param name="EndKey">The key that ends it; null for none.</param>
/// <param name="Next">The next step; null to end the call.</param>
public sealed record VoicemailStep(
    string Name, FlowPrompt Prompt, Mailbox Box, TimeSpan Longest, TimeSpan Quiet, string? EndKey, string? Next) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Next is null ? [] : [new("next", Next)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowPrompt> Prompts => [Prompt];
}
