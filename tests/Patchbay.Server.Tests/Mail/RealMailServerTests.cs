using Microsoft.Extensions.Options;
using Patchbay.Server.Mail;
using Patchbay.Server.Tests.Features.DeskPhones;

namespace Patchbay.Server.Tests.Mail;

public sealed class RealMailServerTests : IDisposable
{
    private static readonly OutgoingMail Mail = new(
        "phone@example.com", ["lena@example.com", "kim@example.com"], "Nytt meddelande · Växel på Söder · en rad som är längre än en rubrik får vara",
        "Två rader,\n.en börjar med en punkt.\n", "m1@example.com", new(2026, 11, 26, 12, 4, 0, TimeSpan.FromHours(1)));

    private readonly SelfMadeCertificate certificate = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => certificate.Dispose();

    [Fact]
    public async Task A_mail_arrives_over_TLS_with_a_password_as_it_was_written()
    {
        Assert.SkipUnless(RealMailServer.Missing.Length == 0, RealMailServer.Missing);
        using var server = await RealMailServer.StartAsync(certificate.CertificateFile, certificate.KeyFile, Token);

        var refused = await SenderTo(server.Port).SendAsync(Mail, Token);

        var taken = await server.TakenAsync(Token);
        Assert.Equal(0, refused);
        Assert.Equal((Mail.Subject, Mail.Text, "<m1@example.com>", "Thu, 26 Nov 2026 12:04:00 +0100"), (Text("subject"), Text("text").ReplaceLineEndings("\n"), Text("id"), Text("date")));
        Assert.Equal((Mail.From, true, 0), (Text("from"), taken.GetProperty("secure").GetBoolean(), taken.GetProperty("defects").GetArrayLength()));
        Assert.Equal(Mail.To, taken.GetProperty("to").EnumerateArray().Select(to => to.GetString()!));

        string Text(string name) => taken.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_saying_it()
    {
        Assert.SkipUnless(RealMailServer.Missing.Length == 0, RealMailServer.Missing);
        using var server = await RealMailServer.StartAsync(certificate.CertificateFile, certificate.KeyFile, Token);

        var fault = await Assert.ThrowsAsync<SmtpFault>(() => SenderTo(server.Port, "a wrong word").SendAsync(Mail, Token));

        Assert.Equal(("The mail server refused the sign-in with 535.", true), (fault.Message, fault.IsTransient));
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        Assert.SkipUnless(RealMailServer.Missing.Length == 0, RealMailServer.Missing);
        using var server = await RealMailServer.StartAsync(certificate.CertificateFile, certificate.KeyFile, Token);

        var fault = await Assert.ThrowsAsync<SmtpFault>(() => UntrustingSenderTo(server.Port).SendAsync(Mail, Token));

        Assert.True(fault.IsTransient);
        Assert.IsType<System.Security.Authentication.AuthenticationException>(fault.InnerException);
    }

    private SmtpSender SenderTo(int port, string password = RealMailServer.Password) => SenderTo(port, password, certificate.CertificateFile);

    private static SmtpSender UntrustingSenderTo(int port) => SenderTo(port, RealMailServer.Password, null);

    private static SmtpSender SenderTo(int port, string password, string? authority) => new(
        Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, User = RealMailServer.User, Password = password, From = Mail.From, AuthorityFile = authority }),
        TimeProvider.System);
}
