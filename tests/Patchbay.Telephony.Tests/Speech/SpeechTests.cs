using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Speech;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Speech;

public sealed class SpeechTests
{
    [Fact]
    public async Task Each_text_is_spoken_once_and_then_found()
    {
        var engine = new CountingSpeech();
        var cache = new SpeechCache(engine, new(), TimeProvider.System);

        var first = await cache.SpeakAsync("Hello", "en");
        var again = await cache.SpeakAsync("Hello", "en");
        await cache.SpeakAsync("Hello", "sv");

        Assert.Same(first, again);
        Assert.Equal(2, engine.Texts);
    }

    [Fact]
    public async Task The_oldest_words_go_when_there_is_no_room()
    {
        var engine = new CountingSpeech();
        var cache = new SpeechCache(engine, new() { CacheBytes = 250 }, TimeProvider.System);

        foreach (var text in (string[])["one", "two", "three", "one"]) await cache.SpeakAsync(text, "en");

        Assert.Equal(4, engine.Texts);
    }

    [Fact]
    public async Task Words_that_are_not_spoken_in_time_are_left_out_and_tried_again_for_the_next_caller()
    {
        var time = new VirtualTime();
        var engine = new CountingSpeech { Answer = new() };
        var cache = new SpeechCache(engine, new(), time);

        var waiting = cache.SpeakAsync("Hello", "en");
        await engine.Asked.Task;
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await waiting);
        engine.Answer = null;
        Assert.NotNull(await cache.SpeakAsync("Hello", "en"));
    }

    [Fact]
    public async Task Words_for_every_caller_are_spoken_once_though_we_restart_and_words_about_one_are_never_on_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-spoken-");
        var (before, after) = (new CountingSpeech(), new CountingSpeech());
        SpeechCache Cache(ISpeech engine, string voice = "alloy") => new(engine, new(), TimeProvider.System, new(folder.FullName, voice, 1_000, NullLogger.Instance));

        await Cache(before).SpeakAsync("Welcome", "en", isForAll: true);
        await Cache(before).SpeakAsync("Hello Ada", "en");
        var again = await Cache(after).SpeakAsync("Welcome", "en", isForAll: true);

        Assert.Equal((2, 0, 100), (before.Texts, after.Texts, again!.ULaw.Length));
        Assert.Single(folder.GetFiles());
        await Cache(after, "nova").SpeakAsync("Welcome", "en", isForAll: true);
        Assert.Equal(1, after.Texts);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_disk_holds_no_more_than_it_may()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-spoken-");
        var cache = new SpeechCache(new CountingSpeech(), new(), TimeProvider.System, new(folder.FullName, "alloy", 350, NullLogger.Instance));

        foreach (var text in (string[])["one", "two", "three", "four", "five"]) await cache.SpeakAsync(text, "en", isForAll: true);

        Assert.Equal(3, folder.GetFiles().Length);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_costs_nothing_but_speaking_again()
    {
        var cache = new SpeechCache(new CountingSpeech(), new(), TimeProvider.System, new("/dev/null/spoken", "alloy", 350, NullLogger.Instance));

        Assert.NotNull(await cache.SpeakAsync("one", "en", isForAll: true));
    }

    [Fact]
    public async Task A_program_of_the_machine_speaks_the_words()
    {
        Assert.SkipUnless(ProgramSpeech.Find() is not null, "espeak-ng is not installed (apt-get install espeak-ng)");
        using var speech = new ProgramSpeech(ProgramSpeech.Find()!, NullLogger.Instance);

        var clip = await speech.SpeakAsync("For support, press 1.", "en", TestContext.Current.CancellationToken);

        Assert.InRange(clip!.Duration.TotalSeconds, 0.5, 10);
        Assert.True(clip.ULaw.Span.ToArray().Distinct().Count() > 50, "It is silence.");
    }

    [Fact]
    public async Task While_the_voice_fails_another_one_speaks_and_the_voice_is_asked_again_after_a_rest()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-spoken-");
        var time = new VirtualTime();
        var (voice, other) = (new CountingSpeech { IsBroken = true }, new CountingSpeech());
        var cache = new SpeechCache(voice, new(), time, new(folder.FullName, "alloy", 1_000, NullLogger.Instance)) { StandIn = new(other, new(), time) };

        Assert.NotNull(await cache.SpeakAsync("Welcome", "en", isForAll: true));
        Assert.NotNull(await cache.SpeakAsync("Goodbye", "en", isForAll: true));
        Assert.Equal((1, 2), (voice.Texts, other.Texts));
        Assert.Empty(folder.GetFiles());

        voice.IsBroken = false;
        time.Advance(SpeechCache.Rest);
        await cache.SpeakAsync("Welcome", "en", isForAll: true);

        Assert.Equal((2, 2), (voice.Texts, other.Texts));
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Another_voice_speaks_when_the_first_is_late()
    {
        var time = new VirtualTime();
        var (voice, other) = (new CountingSpeech { Answer = new() }, new CountingSpeech());
        var cache = new SpeechCache(voice, new(), time) { StandIn = new(other, new(), time) };

        var waiting = cache.SpeakAsync("Hello", "en");
        await voice.Asked.Task;
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.NotNull(await waiting);
        Assert.Equal(1, other.Texts);
    }

    private sealed class CountingSpeech : ISpeech
    {
        private int texts;

        internal int Texts => texts;

        internal bool IsBroken { get; set; }

        internal TaskCompletionSource<AudioClip?>? Answer { get; set; }

        internal TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref texts);
            Asked.TrySetResult();
            if (IsBroken) return Task.FromResult<AudioClip?>(null);
            return Answer?.Task.WaitAsync(cancellationToken) ?? Task.FromResult<AudioClip?>(new AudioClip(new byte[100]));
        }
    }
}
