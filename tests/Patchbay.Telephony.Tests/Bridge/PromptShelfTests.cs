using Patchbay.Core.Calls;
using Patchbay.Telephony.Bridge;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Speech;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class PromptShelfTests : IDisposable
{
    private static readonly SpokenPart Position = new(null, "You are number two in the queue.", "en", ["queue-position", "number-2"]);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-prompts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sentence_of_the_prompt_set_is_played_from_recordings_when_all_its_pieces_are_there()
    {
        Record("queue-position.en");
        Record("number-2");

        var list = await Shelf().ListAsync(new(-1, false, [Position]), "music");

        Assert.Equal(2, list.Once.Count);
        Assert.DoesNotContain(list.Once, clip => clip.ULaw.Length == Speaker.Length);
    }

    [Fact]
    public async Task A_sentence_of_which_a_piece_is_missing_is_spoken_whole()
    {
        Record("queue-position.en");

        var list = await Shelf().ListAsync(new(-1, false, [Position]), "music");

        Assert.Equal(Speaker.Length, Assert.Single(list.Once).ULaw.Length);
    }

    [Fact]
    public async Task Music_follows_what_a_queue_says_and_silence_what_a_flow_says()
    {
        var shelf = Shelf();

        Assert.NotNull((await shelf.ListAsync(new(-1, false, [Position]), "music")).ThenLoop);
        Assert.Null((await shelf.ListAsync(new(1, false, [Position]))).ThenLoop);
    }

    [Fact]
    public async Task A_prompt_whose_file_is_missing_is_spoken()
    {
        var list = await Shelf().ListAsync(new(1, false, [new("welcome", "Welcome.", "en")]));

        Assert.Equal(Speaker.Length, Assert.Single(list.Once).ULaw.Length);
    }

    [Fact]
    public async Task A_prompt_whose_file_is_missing_and_that_nobody_speaks_is_skipped_and_the_rest_is_said()
    {
        Record("menu");
        var mute = new PromptShelf(folder, new SpeechCache(null, new(), TimeProvider.System));

        var list = await mute.ListAsync(new(1, false, [new("welcome", "Welcome.", "en"), new("menu", "Press 1.", "en")]));

        Assert.Single(list.Once);
    }

    private PromptShelf Shelf() => new(folder, new SpeechCache(new Speaker(), new(), TimeProvider.System));

    /// <summary>A short recording; any of the shipped ones has the right form.</summary>
    private void Record(string name)
    {
        using var shipped = typeof(PromptShelf).Assembly.GetManifestResourceStream("Prompts/tone.wav")!;
        using var file = File.Create(Path.Combine(folder, name + ".wav"));
        shipped.CopyTo(file);
    }

    private sealed class Speaker : ISpeech
    {
        internal const int Length = 123;

        public Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken) =>
            Task.FromResult<AudioClip?>(new(new byte[Length]));
    }
}
