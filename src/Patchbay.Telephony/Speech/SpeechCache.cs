using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Speech;

/// <summary>
/// Keeps what was spoken: in memory, and on the disk what names nobody. Each text is spoken once, however many wait for it; the oldest goes first.
/// When the voice fails another one speaks in its stead, which is never kept as if the voice had said it.
/// </summary>
/// <param name="engine">Who speaks; null when nobody does.</param>
/// <param name="options">How long callers wait and how much is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="disk">What was spoken before a restart; null for none.</param>
internal sealed class SpeechCache(ISpeech? engine, SpeechOptions options, TimeProvider time, SpeechDisk? disk = null)
{
    // Legs of many calls ask from their owner loop, and what was spoken is noted by other threads.
    private readonly Lock gate = new();
    private readonly Dictionary<(string Language, string Text), Task<AudioClip?>> spoken = [];
    private readonly Queue<(string Language, string Text)> order = [];
    private long bytes;
    private DateTimeOffset restsUntil;

    /// <summary>How long a voice that failed is not asked: else each text would wait for it in vain.</summary>
    internal static TimeSpan Rest { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Who speaks while the voice fails; null for nobody.</summary>
    internal SpeechCache? StandIn { get; init; }

    /// <summary>Speaks a text, or finds it spoken.</summary>
    /// <param name="text">The words.</param>
    /// <param name="language">Their language.</param>
    /// <param name="isForAll">True when they are the same for every caller, and may be kept on the disk.</param>
    /// <returns>The audio; null when it could not be spoken in time.</returns>
    internal Task<AudioClip?> SpeakAsync(string text, string language, bool isForAll = false)
    {
        if (engine is null || string.IsNullOrWhiteSpace(text)) return Task.FromResult<AudioClip?>(null);
        var key = (language, text);
        lock (gate)
        {
            if (spoken.TryGetValue(key, out var known)) return known;
            // Begun elsewhere: nothing is awaited under the lock.
            var speaking = Task.Run(() => SpeakAsync(engine, key, isForAll), CancellationToken.None);
            if (!speaking.IsCompleted) spoken[key] = speaking;
            return speaking;
        }
    }

    private async Task<AudioClip?> SpeakAsync(ISpeech speech, (string Language, string Text) key, bool isForAll)
    {
        var clip = disk?.Find(key.Language, key.Text);
        if (clip is null && !Rests())
        {
            clip = await InTimeAsync(speech, key);
            if (clip is null) LetRest();
            else if (isForAll) disk?.Keep(key.Language, key.Text, clip);
        }

        Keep(key, clip);
        return clip ?? (StandIn is null ? null : await StandIn.SpeakAsync(key.Text, key.Language));
    }

    private async Task<AudioClip?> InTimeAsync(ISpeech speech, (string Language, string Text) key)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        try
        {
            return await speech.SpeakAsync(key.Text, key.Language, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool Rests()
    {
        lock (gate) return time.GetUtcNow() < restsUntil;
    }

    /// <summary>Without another voice there is nothing to lose by asking again.</summary>
    private void LetRest()
    {
        if (StandIn is null) return;
        lock (gate) restsUntil = time.GetUtcNow() + Rest;
    }

    private void Keep((string Language, string Text) key, AudioClip? clip)
    {
        lock (gate)
        {
            if (clip is null)
            {
                // The next caller's try may go well.
                spoken.Remove(key);
                return;
            }

            spoken[key] = Task.FromResult<AudioClip?>(clip);
            order.Enqueue(key);
            bytes += clip.ULaw.Length;
            while (bytes > options.CacheBytes && order.TryDequeue(out var oldest))
            {
                if (spoken.Remove(oldest, out var gone) && gone is { IsCompletedSuccessfully: true }) bytes -= gone.Result?.ULaw.Length ?? 0;
            }
        }
    }
}
