using System.Reflection;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Speech;

namespace Patchbay.Telephony.Bridge;

/// <summary>The prompts by name: the shipped ones, replaced or joined by those of the operator's folder.</summary>
internal sealed class PromptShelf
{
    private const string Suffix = ".wav";
    private readonly SpeechCache speech;
    private readonly Dictionary<string, AudioClip> clips = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A file is no mono µ-law WAV of 8 kHz.</exception>
    internal PromptShelf(string? folder, SpeechCache speech)
    {
        this.speech = speech;
        var assembly = Assembly.GetExecutingAssembly();
        const string prefix = "Prompts/";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Add(name[prefix.Length..], bytes);
        }

        if (folder is null) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Suffix)) Add(Path.GetFileName(file), File.ReadAllBytes(file));
    }

    /// <summary>Puts prompts together for one leg. A name nobody knows is silence.</summary>
    internal Playlist List(string? once, string? loop) =>
        new(once is not null && clips.TryGetValue(once, out var clip) ? [clip] : [], loop is null ? null : clips.GetValueOrDefault(loop));

    /// <summary>
    /// Puts an announcement together: of each part its recording, in its language or in any, otherwise its words spoken. What has neither is
    /// left out.
    /// </summary>
    /// <param name="says">The announcement.</param>
    /// <param name="loop">Prompt played then for ever; null for silence.</param>
    internal async Task<Playlist> ListAsync(Announcement says, string? loop = null)
    {
        var parts = await Task.WhenAll(says.Parts.Select(part => PartAsync(part)));
        return new([.. parts.SelectMany(part => part)], loop is null ? null : clips.GetValueOrDefault(loop));
    }

    /// <summary>Speaks the words of a flow before its first caller needs them. Words with values are spoken when they are needed.</summary>
    internal void Warm(FlowDefinition flow)
    {
        foreach (var phrase in flow.Steps.SelectMany(step => step.Prompts).SelectMany(prompt => prompt.Phrases))
        {
            foreach (var wording in phrase.Wordings.Where(one => !one.Text.Contains('{', StringComparison.Ordinal)))
                _ = PartAsync(new(phrase.Name, wording.Text, wording.Language), isForAll: true);
        }
    }

    private async Task<IReadOnlyList<AudioClip>> PartAsync(SpokenPart part, bool isForAll = false)
    {
        if (Find(part.Recording, part.Language) is { } recorded) return [recorded];
        if (Pieces(part) is { Count: > 0 } pieces) return pieces;
        return await speech.SpeakAsync(part.Text, part.Language, isForAll) is { } spoken ? [spoken] : [];
    }

    /// <summary>Half of a sentence in one voice and half in another is worse than none of it recorded.</summary>
    private List<AudioClip> Pieces(SpokenPart part)
    {
        var found = part.Pieces.IsDefaultOrEmpty ? [] : part.Pieces.Select(piece => Find(piece, part.Language)).OfType<AudioClip>().ToList();
        return found.Count == (part.Pieces.IsDefault ? 0 : part.Pieces.Length) ? found : [];
    }

    private AudioClip? Find(string? recording, string language) =>
        recording is null ? null : clips.GetValueOrDefault($"{recording}.{language}") ?? clips.GetValueOrDefault(recording);

    private void Add(string file, byte[] bytes) =>
        clips[file[..^Suffix.Length]] = AudioClip.TryReadWav(bytes, out var clip)
            ? clip!
            : throw new InvalidDataException($"The prompt {file} is no mono WAV of 8 kHz with µ-law samples.");
}
