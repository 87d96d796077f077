using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Cli.Demo;

/// <summary>What a check saw. Times in milliseconds; null where the job did not get that far.</summary>
internal sealed record DemoReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public double? InviteTo180Ms { get; init; }

    public double? InviteToPopMs { get; init; }

    public bool OfferedDuringGreeting { get; init; }

    public double? ClickToAudioMs { get; init; }

    public bool CallerHeardAgent { get; init; }

    public bool AgentHeardCaller { get; init; }

    public int RecordingChannels { get; init; }

    public double RecordingSeconds { get; init; }

    public string? TaskId { get; init; }

    public int TasksForCall { get; init; }

    public double? HangupToTaskMs { get; init; }

    public string? Browser { get; init; }

    public bool BrowserClosed { get; init; }

    [JsonIgnore]
    internal bool IsGood =>
        InviteTo180Ms is not null && InviteToPopMs is not null && OfferedDuringGreeting && ClickToAudioMs is <= 700 && CallerHeardAgent && AgentHeardCaller
        && RecordingChannels == 2 && RecordingSeconds >= 2 && TaskId is not null && TasksForCall == 1 && HangupToTaskMs is not null;

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal void Print(TextWriter writer)
    {
        using var document = JsonDocument.Parse(ToJson());
        foreach (var item in document.RootElement.EnumerateObject()) writer.WriteLine($"{item.Name,-22} {item.Value}");
        writer.WriteLine(IsGood ? "All is well." : "Something is missing.");
    }
}
