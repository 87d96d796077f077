using Microsoft.Extensions.DependencyInjection;
using Patchbay.Server.Mail;
using Patchbay.Server.Tests.Features.Voicemail;

namespace Patchbay.Server.Tests.Features.MessageMail;

public sealed class MessageMailTests
{
    [Fact]
    public async Task Whoever_the_settings_name_is_told_when_a_message_was_left()
    {
        var sender = new Sender();
        await using var scene = await MessageScene.StartAsync(
            services => services.AddSingleton<IMailSender>(sender),
            [
                new("Mail:Host", "mail.example"), new("Mail:From", "phone@example.com"), new("MessageMail:Boxes:0:Queue", "Support"),
                new("MessageMail:Boxes:0:To:0", "lena@example.com"),
            ]);

        var mail = await sender.Sent.Task.WaitAsync(TimeSpan.FromSeconds(60), MessageScene.Token);

        Assert.Equal(("phone@example.com", "New message · Support"), (mail.From, mail.Subject));
    }

    [Theory]
    [InlineData("Mail:Security", "None")]
    [InlineData("Mail:From", "Phone <phone@example.com>")]
    [InlineData("MessageMail:Boxes:0:To:0", "lena@example.com>\r\nDATA")]
    [InlineData("MessageMail:Boxes:0:Agent", "Maya")]
    public async Task Settings_that_would_send_wrongly_are_refused_at_start(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Mail:Host"] = "mail.example",
            ["Mail:From"] = "phone@example.com",
            ["Mail:User"] = "phone",
            ["Mail:Password"] = "word",
            ["MessageMail:Boxes:0:Queue"] = "Support",
            ["MessageMail:Boxes:0:To:0"] = "lena@example.com",
            [name] = value,
        };

        var refused = await Record.ExceptionAsync(() => TestServer.StartAsync(settings: settings));

        Assert.IsType<Microsoft.Extensions.Options.OptionsValidationException>(refused);
    }

    private sealed class Sender : IMailSender
    {
        internal TaskCompletionSource<OutgoingMail> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Sent.SetResult(mail);
            return Task.FromResult(0);
        }
    }
}
