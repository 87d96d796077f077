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
    public async Task A_program_of_the_machine_speaks_the_words()
    {
        Assert.SkipUnless(ProgramSpeech.Find() is not null, "espeak-ng is not installed (apt-get install espeak-ng)");
        using var speech = new ProgramSpeech(ProgramSpeech.Find()!, NullLogger.Instance);

        var clip = await speech.SpeakAsync("For support, press 1.", "en", TestContext.Current.CancellationToken);

        Assert.InRange(clip!.Duration.TotalSeconds, 0.5, 10);
        Assert.True(clip.ULaw.Span.ToArray().Distinct().Count() > 50, "It is silence.");
    }

    private sealed class CountingSpeech : ISpeech
    {
        private int texts;

        internal int Texts => texts;

        internal TaskCompletionSource<AudioClip?>? Answer { get; set; }

        internal TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref texts);
            Asked.TrySetResult();
            return Answer?.Task.WaitAsync(cancellationToken) ?? Task.FromResult<AudioClip?>(new AudioClip(new byte[100]));
        }
    }
}
