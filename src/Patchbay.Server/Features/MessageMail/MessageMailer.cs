using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Features.Live;
using Patchbay.Server.Features.Phone;
using Patchbay.Server.Features.Voicemail;
using Patchbay.Server.Mail;

namespace Patchbay.Server.Features.MessageMail;

/// <summary>
/// Sends a mail for each message that was left, to whom the settings name. That it went out is an event, so a restart does not send it again;
/// only a crash between the two can, and both mails have one Message-ID then. One mail at a time: notices are few.
/// </summary>
internal sealed class MessageMailer(
    MessageBook book, LiveSite site, MatchSight sight, IMailSender sender, IExchange exchange, IOptions<MailOptions> mail, IOptions<MessageMailOptions> options,
    IOptions<ServerOptions> server, TimeProvider time, ILogger<MessageMailer> logger) : BackgroundService, IReactor
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    // One nudge is enough: all that is due is looked at.
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // A message that is given to others is told anew, so its box belongs to the key.
    private readonly Dictionary<(MessageId, Mailbox), Tried> tried = [];

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        if (committed.Messages.Length > 0) nudges.Writer.TryWrite(true);
    }

    /// <summary>Sends what is due.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When something is due again; null while nothing is.</returns>
    internal async Task<DateTimeOffset?> SendDueAsync(CancellationToken cancellationToken)
    {
        var waiting = book.All.Where(message => message is { MailedAt: null, HeardAt: null }).Reverse().ToList();
        foreach (var settled in tried.Keys.Except(waiting.Select(KeyOf)).ToList()) tried.Remove(settled);
        foreach (var message in waiting)
        {
            if (AddressesOf(message) is { } to && IsDue(message)) await TryAsync(message, to, cancellationToken);
        }

        return tried.Values.Where(one => !one.IsSettled).Select(one => (DateTimeOffset?)one.AgainAt).Min();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (mail.Value.Host is null || options.Value.Boxes.Count == 0) return;
        try
        {
            while (true)
            {
                var again = await SendDueAsync(stoppingToken);
                await WaitAsync(again is { } at ? at - time.GetUtcNow() : Timeout.InfiniteTimeSpan, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not sent is sent after the next start.
        }
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken stoppingToken)
    {
        if (pause <= TimeSpan.Zero && pause != Timeout.InfiniteTimeSpan) return;
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var nudged = nudges.Reader.ReadAsync(until.Token).AsTask();
        await Task.WhenAny(nudged, Task.Delay(pause, time, until.Token));
        // Ends whichever of the two is left; a nudge that comes in this moment stays for the next look.
        await until.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }

    private static (MessageId, Mailbox) KeyOf(MessageState message) => (message.Id, message.Box);

    /// <summary>What was left before the settings named anybody is told to nobody.</summary>
    private bool IsDue(MessageState message)
    {
        var now = time.GetUtcNow();
        return tried.TryGetValue(KeyOf(message), out var before) ? !before.IsSettled && now >= before.AgainAt : now < message.LeftAt + options.Value.GiveUpAfter;
    }

    private async Task TryAsync(MessageState message, IReadOnlyList<string> to, CancellationToken cancellationToken)
    {
        var id = message.Id.ToString();
        try
        {
            var refused = await sender.SendAsync(
                MessageMailText.Of(Told(message), NameOf(message.Box), to, mail.Value.From!, options.Value, server.Value.PublicUrl), cancellationToken);
            if (refused > 0) logger.AddressesRefused(id, refused);
            else logger.NoticeSent(id);
            await SettleAsync(message, isGivenUp: false);
        }
        catch (SmtpFault fault) when (fault.IsTransient && time.GetUtcNow() < message.LeftAt + options.Value.GiveUpAfter)
        {
            var pause = tried.TryGetValue(KeyOf(message), out var before) ? TimeSpan.FromTicks(Math.Min(before.Pause.Ticks * 2, LongestPause.Ticks)) : FirstPause;
            tried[KeyOf(message)] = new(time.GetUtcNow() + pause, pause);
            logger.NoticePutOff(id, pause, fault.Message);
        }
        catch (SmtpFault fault)
        {
            logger.NoticeGivenUp(id, fault.Message);
            await SettleAsync(message, isGivenUp: true);
        }
    }

    /// <summary>Keeps what came of it. It is remembered here too: the book learns of it later, and must not have it sent again meanwhile.</summary>
    private async Task SettleAsync(MessageState message, bool isGivenUp)
    {
        tried[KeyOf(message)] = new(default, default, IsSettled: true);
        // The mail is gone: that is kept even when we are told to stop.
        if (await exchange.SubmitAsync(new ReportMessageMailed(message.Id, isGivenUp), CancellationToken.None) is { Code: not "message.gone" } refusal)
            logger.NoticeNotKept(message.Id.ToString(), refusal.Message);
    }

    /// <summary>
    /// Nobody knows who reads a mail: of a queue's message it names the record that everybody may see, of an agent's the one that the agent may.
    /// Nothing is asked for it.
    /// </summary>
    private MessageState Told(MessageState message) =>
        message.Record is { } record && !sight.SeesName(message.Box.Agent ?? default, message.Id.Call, record) ? message with { Record = null } : message;

    private string NameOf(Mailbox box) => site.NameOf(box.Queue, box.Agent);

    private IReadOnlyList<string>? AddressesOf(MessageState message) => options.Value.Boxes
        .FirstOrDefault(box => NameOf(message.Box) is { Length: > 0 } name && name.Equals(message.Box.Queue is null ? box.Agent : box.Queue, StringComparison.OrdinalIgnoreCase))?.To;

    /// <param name="AgainAt">When it is tried again.</param>
    /// <param name="Pause">How long was waited before that.</param>
    /// <param name="IsSettled">True when it is not tried again.</param>
    private readonly record struct Tried(DateTimeOffset AgainAt, TimeSpan Pause, bool IsSettled = false);
}
