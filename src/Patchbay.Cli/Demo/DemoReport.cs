using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Cli.Demo;

/// <summary>What a check saw. Times in milliseconds; null where the job did not get that far.</summary>
internal sealed record DemoReport
{
    private const double MostClickToAudioMs = 700;
    private const double LeastRecordingSeconds = 2;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public double? InviteTo180Ms { get; init; }

    public double? InviteToPopMs { get; init; }

    public bool? RecordOpened { get; init; }

    public bool? OfferedDuringGreeting { get; init; }

    public double? ClickToAudioMs { get; init; }

    public bool? CallerHeardAgent { get; init; }

    public bool? AgentHeardCaller { get; init; }

    public int RecordingChannels { get; init; }

    public double RecordingSeconds { get; init; }

    public string? TaskId { get; init; }

    public int? TasksForCall { get; init; }

    public double? HangupToTaskMs { get; init; }

    public string? Browser { get; init; }

    public bool BrowserClosed { get; init; }

    /// <summary>Why the check could not go on; null when it came to its end. What it did not look at is null.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>The parts of the demo that ended by themselves, with where to read why.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

    [JsonIgnore]
    internal bool IsGood => Missing.Count == 0;

    /// <summary>What is not as it must be, in words.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Missing =>
    [
        .. Ended,
        .. If(StoppedBy is not null, $"the check could not go on: {StoppedBy}"),
        .. If(InviteTo180Ms is null && StoppedBy is null, "the customer's phone heard no ringing"),
        .. If(RecordOpened is false, "the customer's record did not open"),
        .. If(OfferedDuringGreeting is false, "the agent was offered the call only after the greeting"),
        .. If(ClickToAudioMs is null && StoppedBy is null, "the agent heard nothing after the click on Answer"),
        .. If(ClickToAudioMs > MostClickToAudioMs, $"the agent heard the customer {ClickToAudioMs} ms after the click on Answer; at most {MostClickToAudioMs} are well"),
        .. If(CallerHeardAgent is false, "the customer did not hear the agent"),
        .. If(AgentHeardCaller is false, "the agent did not hear the customer for a second"),
        .. If(TasksForCall is 0, "the org has no Task of the call"),
        .. If(TasksForCall > 1, $"the org has {TasksForCall} Tasks of the call"),
        .. If(TaskId is not null && HangupToTaskMs is null, "the org's Task does not tell the end of the call"),
        .. If(TaskId is not null && RecordingChannels != 2, $"the recording has {RecordingChannels} channels, not 2"),
        .. If(TaskId is not null && RecordingSeconds < LeastRecordingSeconds, $"the recording has {RecordingSeconds} s, less than {LeastRecordingSeconds}"),
    ];

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal void Print(TextWriter writer)
    {
        using var document = JsonDocument.Parse(ToJson());
        // Told below in words.
        foreach (var item in document.RootElement.EnumerateObject().Where(item => item.Name is not ("stoppedBy" or "ended")))
            writer.WriteLine($"{item.Name,-22} {(item.Value.ValueKind is JsonValueKind.Null ? "not seen" : item.Value)}");
        writer.WriteLine(IsGood ? "All is well." : "Something is missing:");
        foreach (var missing in Missing) writer.WriteLine($"  {missing}");
    }

    private static IEnumerable<string> If(bool isMissing, string words) => isMissing ? [words] : [];
}
