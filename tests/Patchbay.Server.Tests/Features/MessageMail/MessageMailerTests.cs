using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Server.Features.MessageMail;
using Patchbay.Server.Mail;

namespace Patchbay.Server.Tests.Features.MessageMail;

public sealed class MessageMailerTests
{
    private static readonly SmtpFault Busy = new("The mail server refused the receiver with 451.", isTransient: true);

    [Fact]
    public async Task A_message_is_told_once_although_the_book_learns_of_it_later()
    {
        using var scene = new MailerScene();
        scene.Show(scene.Message);

        await scene.SendDueAsync();
        await scene.SendDueAsync();

        Assert.Equal(["lena@example.com"], Assert.Single(scene.Tries).To);
        Assert.Equal(new(scene.Message.Id, IsGivenUp: false), Assert.Single(scene.Kept));
    }

    [Theory]
    [InlineData(CallerInMail.Nothing, false, false)]
    [InlineData(CallerInMail.Number, true, false)]
    [InlineData(CallerInMail.NumberAndName, true, true)]
    public async Task Of_the_caller_a_mail_tells_what_the_settings_allow(CallerInMail told, bool number, bool name)
    {
        using var scene = new MailerScene(told);
        scene.Show(scene.Message);

        await scene.SendDueAsync();

        var mail = Assert.Single(scene.Tries);
        var all = mail.Subject + mail.Text;
        Assert.Equal((number, name), (all.Contains("+46701740633", StringComparison.Ordinal), all.Contains("Astrid", StringComparison.Ordinal)));
        Assert.StartsWith("A caller left a message of 1:12 for Support\non 20 Nov 2026 at 10:00 (Europe/Stockholm).", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://phone.example/messages/{scene.Message.Id}", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("supervisor", false)]
    public async Task The_caller_is_named_as_the_directory_knows_them_where_everybody_may_see_that(string? onlyFor, bool isNamed)
    {
        using var scene = new MailerScene(CallerInMail.NumberAndName);
        var record = new CallerMatch(
            new("Contact", "003000000000001AAA"), PersonalText.Of("Erik Andersson"), PersonalText.Empty, "Contact.MobilePhone", Audience: onlyFor is null ? null : new([onlyFor], []));
        scene.Show(scene.Message with { Record = record });

        await scene.SendDueAsync();

        Assert.Contains(isNamed ? "From: Erik Andersson, +46701740633\n" : "From: Astrid Berg, +46701740633\n", Assert.Single(scene.Tries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_mail_server_puts_off_is_tried_again_after_a_growing_pause_as_the_same_mail()
    {
        using var scene = new MailerScene { Fault = Busy };
        scene.Show(scene.Message);

        var first = await scene.SendDueAsync();
        scene.Time.Advance(first!.Value - scene.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        await scene.SendDueAsync();
        Assert.Single(scene.Tries);
        scene.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await scene.SendDueAsync();
        scene.Fault = null;
        scene.Time.Advance(second!.Value - scene.Time.GetUtcNow());
        var none = await scene.SendDueAsync();

        Assert.Equal((TimeSpan.FromSeconds(60), null), (second.Value - first.Value, none));
        Assert.Equal(3, scene.Tries.Count);
        Assert.Single(scene.Tries.Select(mail => mail.Id).Distinct());
        Assert.False(Assert.Single(scene.Kept).IsGivenUp);
    }

    [Fact]
    public async Task After_its_time_a_mail_is_given_up_and_that_is_kept()
    {
        using var scene = new MailerScene { Fault = Busy };
        scene.Show(scene.Message);
        await scene.SendDueAsync();

        scene.Time.Advance(TimeSpan.FromDays(1));
        await scene.SendDueAsync();
        await scene.SendDueAsync();

        Assert.Equal(2, scene.Tries.Count);
        Assert.True(Assert.Single(scene.Kept).IsGivenUp);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        using var scene = new MailerScene { Fault = new("The mail server refused the receiver with 550.", isTransient: false) };
        scene.Show(scene.Message);

        await scene.SendDueAsync();
        await scene.SendDueAsync();

        Assert.Single(scene.Tries);
        Assert.True(Assert.Single(scene.Kept).IsGivenUp);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_heard_or_told_before_or_is_old()
    {
        using var scene = new MailerScene();
        var now = scene.Time.GetUtcNow();
        scene.Show(scene.Message with { Id = new(scene.Message.Id.Call, 2), HeardAt = now });
        scene.Show(scene.Message with { Id = new(scene.Message.Id.Call, 3), MailedAt = now });
        scene.Show(scene.Message with { Id = new(scene.Message.Id.Call, 4), LeftAt = now.AddDays(-2) });

        await scene.SendDueAsync();

        Assert.Empty(scene.Tries);
    }

    [Fact]
    public async Task A_message_that_is_given_to_others_is_told_to_them_as_another_mail()
    {
        using var scene = new MailerScene();
        scene.Show(scene.Message);
        await scene.SendDueAsync();

        scene.Show(scene.Message with { Box = new Mailbox(MailerScene.Billing) });
        await scene.SendDueAsync();

        Assert.Equal(["lena@example.com", "kim@example.com"], scene.Tries.SelectMany(mail => mail.To));
        Assert.Equal(2, scene.Tries.Select(mail => mail.Id).Distinct().Count());
    }
}
