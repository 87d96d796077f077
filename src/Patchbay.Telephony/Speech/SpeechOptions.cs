using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Telephony.Speech;

/// <summary>How words without a recording are spoken. Without any of it: by espeak-ng or flite, when installed.</summary>
public sealed class SpeechOptions
{
    /// <summary>Address of a service that speaks as OpenAI's <c>/v1/audio/speech</c> does; whole, with that path. Null for a program of this machine.</summary>
    [Url]
    public string? Url { get; init; }

    /// <summary>The service's model. Default <c>tts-1</c>.</summary>
    [Required]
    public string Model { get; init; } = "tts-1";

    /// <summary>The service's voice. Default <c>alloy</c>.</summary>
    [Required]
    public string Voice { get; init; } = "alloy";

    /// <summary>The service's key; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Longest time a caller waits for words to be spoken; then they are left out. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:00:30")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Memory in bytes for what was spoken before; 8,000 hold a second. Default 64 MiB: more than two hours.</summary>
    [Range(0, 1 << 30)]
    public int CacheBytes { get; init; } = 64 << 20;

    /// <summary>Bytes on the disk, in the data folder's <c>spoken</c>, for words that are the same for every caller; 0 for none. Default 256 MiB.</summary>
    [Range(0L, 1L << 40)]
    public long DiskBytes { get; init; } = 256 << 20;

    /// <summary>Who speaks, for telling what one voice spoke from what another did.</summary>
    internal string VoiceName => Url is null ? ProgramSpeech.Find() ?? "" : $"{Url} {Model} {Voice}";
}

/// <summary>Checks <see cref="SpeechOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SpeechOptionsValidator : IValidateOptions<SpeechOptions>;
