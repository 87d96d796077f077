using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Sharing;
using Patchbay.Server.Features.Live;
using Patchbay.Server.Features.MessageMail;
using Patchbay.Server.Features.Voicemail;
using Patchbay.Server.Mail;
using Patchbay.Testing.Time;

namespace Patchbay.Server.Tests.Features.MessageMail;

/// <summary>A mailer whose clock, mail server and exchange are the test's.</summary>
internal sealed class MailerScene : IMailSender, IExchange, ICallSharing, IDisposable
{
    internal static readonly QueueId Support = new(Guid.Parse("019ab000-0000-7000-8000-00000000b001"));
    internal static readonly QueueId Billing = new(Guid.Parse("019ab000-0000-7000-8000-00000000b002"));
    private readonly MessageBook book = new();
    private readonly MessageMailer mailer;

    internal MailerScene(CallerInMail caller = CallerInMail.Nothing)
    {
        var site = new LiveSite();
        site.React(new([], [], [], [new(Support, "Support", 0, null), new(Billing, "Billing", 0, null)]));
        var options = new MessageMailOptions
        {
            Boxes = [new() { Queue = "support", To = ["lena@example.com"] }, new() { Queue = "Billing", To = ["kim@example.com"] }],
            Caller = caller,
            Zone = "Europe/Stockholm",
        };
        mailer = new(
            book, site, new(this), this, this, Options.Create(new MailOptions { Host = "mail.example", From = "phone@example.com" }), Options.Create(options),
            Options.Create(new ServerOptions { PublicUrl = "https://phone.example" }), Time, NullLogger<MessageMailer>.Instance);
        Message = new(
            new(new(Guid.Parse("019ab000-0000-7000-8000-00000000c001")), 1), new(Support), PersonalText.Of("+46701740633"), PersonalText.Of("Astrid Berg"), Time.GetUtcNow(),
            TimeSpan.FromSeconds(72.7), Time.GetUtcNow().AddDays(30));
    }

    internal ManualTimeProvider Time { get; } = new();

    internal MessageState Message { get; }

    /// <summary>What the mail server says next; null for taking the mail.</summary>
    internal SmtpFault? Fault { get; set; }

    internal List<OutgoingMail> Tries { get; } = [];

    internal List<ReportMessageMailed> Kept { get; } = [];

    public void Dispose() => mailer.Dispose();

    internal void Show(MessageState message) => book.React(new([], [], [], []) { Messages = [new(message.Id, message)] });

    internal Task<DateTimeOffset?> SendDueAsync() => mailer.SendDueAsync(TestContext.Current.CancellationToken);

    public Task<int> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Tries.Add(mail);
        return Fault is { } fault ? Task.FromException<int>(fault) : Task.FromResult(0);
    }

    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        Kept.Add((ReportMessageMailed)command);
        return new((Refusal?)null);
    }

    public IRecordSharing? Of(InteractionId call) => null;

    public bool Post(ExchangeCommand command) => throw new NotSupportedException();
}
