using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Notices a desk phone that sends no audio. A phone that saves silence does so all the time, hence it is asked whether it lives before anything
/// becomes of its call; while a panel is there, the agent is told and can say what to do. Touched by the owner loop only.
/// </summary>
/// <param name="side">The dialog.</param>
/// <param name="media">Its audio.</param>
/// <param name="site">What it needs from the switchboard.</param>
internal sealed class PhoneWatch(PhoneSide side, PlainRtpLeg media, BridgeSite site)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Quiet time after which the phone is asked.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Quiet time after which the agent is told.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(4);

    /// <summary>A phone that lives answers at once. Twice the first repetition of RFC 3261 §17.1.2.2, for a network that loses one of two.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer holds.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private long since = site.Time.GetTimestamp();
    private long? askedAt;
    private long? livesAt;

    /// <summary>True while the phone sends no audio that it was to send.</summary>
    internal bool IsUnheard { get; private set; }

    /// <summary>True while the phone neither sends nor answers, and no panel is there either.</summary>
    internal bool IsGone { get; private set; }

    /// <summary>Looks at the phone until its dialog is over.</summary>
    internal async Task RunAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Look, site.Time);
            while (!side.IsOver && await timer.WaitForNextTickAsync(site.Stopping)) site.Owner.Post(See);
        }
        catch (OperationCanceledException)
        {
            // The call ends with the server.
        }
    }

    private void See()
    {
        if (side.IsOver) return;
        // Held, either side is silent on purpose.
        if (media.MediaTimeout is null) since = site.Time.GetTimestamp();
        var quiet = QuietTime();
        if (quiet < Quiet) (askedAt, livesAt) = (null, null);
        else if (askedAt is null && !(livesAt is { } lived && site.Time.GetElapsedTime(lived) < AskAgain)) _ = AskAsync(side.Wire!);
        var isDeaf = quiet >= Quiet && askedAt is { } asked && site.Time.GetElapsedTime(asked) >= AnswerTime;
        Set(quiet >= Told && !media.Receiver.SuppressesSilence, isDeaf && (side.IsPanelLost || IsGone));
    }

    private TimeSpan QuietTime()
    {
        var waited = site.Time.GetElapsedTime(since);
        return media.Statistics.SinceLastPacket is { } last && last < waited ? last : waited;
    }

    private void Set(bool isUnheard, bool isGone)
    {
        if ((isUnheard, isGone) == (IsUnheard, IsGone)) return;
        (IsUnheard, IsGone) = (isUnheard, isGone);
        side.HeardChanged();
    }

    private async Task AskAsync(SipDialog dialog)
    {
        var asked = askedAt = site.Time.GetTimestamp();
        var lives = await dialog.PingAsync();
        site.Owner.Post(() =>
        {
            // It spoke meanwhile, or another device took its place.
            if (askedAt != asked || side.IsOver || dialog != side.Wire) return;
            askedAt = null;
            if (lives) livesAt = site.Time.GetTimestamp();
            else side.Vanished();
        });
    }
}
