using System.Text;
using Microsoft.Extensions.Options;
using Patchbay.Server.Mail;

namespace Patchbay.Server.Tests.Mail;

public sealed class SmtpSenderTests
{
    private static readonly OutgoingMail Mail = new(
        "phone@example.com", ["lena@example.com", "kim@example.com"], "New message", "Listen.\n", "m1@example.com", new(2026, 11, 26, 12, 4, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_who_is_refused_for_good_does_not_keep_the_mail_from_the_others()
    {
        var (refused, fault, heard) = await SendAsync(line => line.Contains("lena", StringComparison.Ordinal) ? "550 Unknown" : Usual(line));

        Assert.Equal((1, null), (refused, fault));
        Assert.Contains("Message-ID: <m1@example.com>", heard);
    }

    [Fact]
    public async Task While_a_receiver_is_put_off_nobody_gets_the_mail_so_that_nobody_gets_it_twice()
    {
        var (_, fault, heard) = await SendAsync(line => line.Contains("kim", StringComparison.Ordinal) ? "451 Later" : Usual(line));

        Assert.True(fault!.IsTransient);
        Assert.DoesNotContain("DATA", heard);
    }

    [Theory]
    [InlineData("MAIL", "550 No", false)]
    [InlineData("RCPT", "550 No", false)]
    [InlineData(".", "554 No", false)]
    [InlineData(".", "452 Full", true)]
    [InlineData("DATA", "554 No", false)]
    [InlineData("EHLO", "550 Go away", true)]
    [InlineData("MAIL", "421 Closing", true)]
    public async Task Only_an_answer_about_the_mail_is_final(string command, string reply, bool isTransient)
    {
        var (_, fault, _) = await SendAsync(line => line.StartsWith(command, StringComparison.Ordinal) ? reply : Usual(line));

        Assert.Equal(isTransient, fault!.IsTransient);
    }

    [Fact]
    public async Task A_connection_that_breaks_behind_the_last_dot_leaves_it_to_a_later_try()
    {
        var (_, fault, _) = await SendAsync(line => line == "." ? null : Usual(line));

        Assert.True(fault!.IsTransient);
    }

    [Fact]
    public async Task Nothing_but_a_greeting_is_said_to_a_server_without_STARTTLS()
    {
        var (_, fault, heard) = await SendAsync(Usual, SmtpSecurity.StartTls);

        Assert.Equal("The mail server offers no STARTTLS; nothing is said in the clear.", fault!.Message);
        Assert.StartsWith("EHLO ", Assert.Single(heard), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("250+strange")]
    [InlineData("999 odd")]
    public async Task What_does_not_speak_SMTP_is_told_so(string reply)
    {
        var (_, fault, _) = await SendAsync(line => line.StartsWith("EHLO", StringComparison.Ordinal) ? reply : Usual(line));

        Assert.Equal("What answers at the mail server's address does not speak SMTP.", fault!.Message);
    }

    [Fact]
    public async Task A_line_that_begins_with_a_dot_is_not_the_end()
    {
        using var stream = new MemoryStream();
        await using (var wire = new SmtpWire(stream)) await wire.SendDataAsync(".one\r\n..two\r\nthree"u8.ToArray(), Token);

        Assert.Equal("..one\r\n...two\r\nthree\r\n.\r\n", Encoding.ASCII.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_subject_cannot_bring_headers_of_its_own()
    {
        var written = Encoding.ASCII.GetString(MailWriter.Write(Mail with { Subject = "Support\r\nBcc: eve@example.com" }));

        Assert.DoesNotContain("\nBcc", written, StringComparison.Ordinal);
        Assert.Contains("Subject: =?utf-8?B?", written, StringComparison.Ordinal);
    }

    private static string Usual(string line) => line switch
    {
        _ when line.StartsWith("EHLO", StringComparison.Ordinal) => "250-mail.example\r\n250-PIPELINING\r\n250 SIZE 1000000",
        "DATA" => "354 Go on",
        "QUIT" => "221 Bye",
        _ => "250 Fine",
    };

    private static async Task<(int Refused, SmtpFault? Fault, IReadOnlyList<string> Heard)> SendAsync(Func<string, string?> answer, SmtpSecurity security = SmtpSecurity.None)
    {
        using var server = new ScriptedMailServer(answer);
        var serving = server.ServeAsync(Token);
        var sender = new SmtpSender(Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = security, From = Mail.From }), TimeProvider.System);
        var (refused, fault) = (0, (SmtpFault?)null);
        try
        {
            refused = await sender.SendAsync(Mail, Token);
        }
        catch (SmtpFault caught)
        {
            fault = caught;
        }

        await serving;
        return (refused, fault, server.Heard);
    }
}
