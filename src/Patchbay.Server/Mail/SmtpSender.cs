using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Mail;

/// <summary>
/// Hands mail in by SMTP (RFC 5321), with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954). Each mail has a connection of its own: notices are few.
/// </summary>
/// <param name="options">Which server.</param>
/// <param name="time">The clock.</param>
internal sealed class SmtpSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    private readonly MailOptions settings = options.Value;

    /// <inheritdoc/>
    public async Task<int> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await HandInAsync(mail, either.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException)
        {
            throw new SmtpFault($"The mail server cannot be reached safely: {e.Message}", isTransient: true, e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpFault("The mail server took too long.", isTransient: true);
        }
    }

    private async Task<int> HandInAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(settings.Host!, settings.Port, cancellationToken);
        await using var wire = new SmtpWire(socket.GetStream());
        if (settings.Security is SmtpSecurity.Tls) await wire.SecureAsync(Trust(), cancellationToken);
        Expect(await wire.ReadAsync(cancellationToken), "greeting");
        var offered = await HelloAsync(wire, cancellationToken);
        if (settings.Security is SmtpSecurity.StartTls)
        {
            if (!Offers(offered, "STARTTLS")) throw new SmtpFault("The mail server offers no STARTTLS; nothing is said in the clear.", isTransient: true);
            Expect(await wire.AskAsync("STARTTLS", cancellationToken), "STARTTLS");
            await wire.SecureAsync(Trust(), cancellationToken);
            offered = await HelloAsync(wire, cancellationToken);
        }

        if (settings.User is { } user) await SignInAsync(wire, offered, user, cancellationToken);
        var refused = await AddressAsync(wire, mail, cancellationToken);
        await DeliverAsync(wire, mail, cancellationToken);
        return refused;
    }

    private async Task<SmtpReply> HelloAsync(SmtpWire wire, CancellationToken cancellationToken)
    {
        var reply = await wire.AskAsync("EHLO " + (settings.HelloName ?? OwnName()), cancellationToken);
        Expect(reply, "EHLO");
        return reply;
    }

    private async Task SignInAsync(SmtpWire wire, SmtpReply offered, string user, CancellationToken cancellationToken)
    {
        if (!Offers(offered, "AUTH", "PLAIN")) throw new SmtpFault("The mail server takes no sign-in by AUTH PLAIN.", isTransient: true);
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{settings.Password}"));
        // What the server answers is not repeated: it may repeat what was said.
        Expect(await wire.AskAsync("AUTH PLAIN " + secret, cancellationToken), "sign-in");
    }

    /// <summary>Names sender and receivers. While one of these is only put off, none gets the mail: it is sent to all of them later, once.</summary>
    private static async Task<int> AddressAsync(SmtpWire wire, OutgoingMail mail, CancellationToken cancellationToken)
    {
        Expect(await wire.AskAsync($"MAIL FROM:<{mail.From}>", cancellationToken), "sender", refusesForGood: true);
        var refused = 0;
        foreach (var to in mail.To)
        {
            var reply = await wire.AskAsync($"RCPT TO:<{to}>", cancellationToken);
            if (reply.IsDone) continue;
            if (reply.IsTransient || ++refused == mail.To.Count) Expect(reply, "receiver", refusesForGood: true);
        }

        return refused;
    }

    private static async Task DeliverAsync(SmtpWire wire, OutgoingMail mail, CancellationToken cancellationToken)
    {
        var ready = await wire.AskAsync("DATA", cancellationToken);
        if (ready.Code != 354) throw new SmtpFault($"The mail server refused the mail with {ready.Code}.", ready.IsTransient);
        await wire.SendDataAsync(MailWriter.Write(mail), cancellationToken);
        Expect(await wire.ReadAsync(cancellationToken), "mail", refusesForGood: true);
        try
        {
            await wire.AskAsync("QUIT", cancellationToken);
        }
        catch (Exception e) when (e is SmtpFault or IOException or OperationCanceledException)
        {
            return; // The mail is theirs already; how the connection ends does not matter.
        }
    }

    /// <summary>Only an answer about the mail itself is final: whoever looks after the server may mend the rest.</summary>
    private static void Expect(SmtpReply reply, string what, bool refusesForGood = false)
    {
        if (!reply.IsDone) throw new SmtpFault($"The mail server refused the {what} with {reply.Code}.", reply.IsTransient || !refusesForGood);
    }

    private static bool Offers(SmtpReply offered, string keyword, string? parameter = null) => offered.Lines.Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(words => words.Length > 0 && words[0].Equals(keyword, StringComparison.OrdinalIgnoreCase)
            && (parameter is null || words.Skip(1).Contains(parameter, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The machine's name, where it can stand in a command.</summary>
    private static string OwnName() => Environment.MachineName is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? name : "localhost";

    private SslClientAuthenticationOptions Trust()
    {
        var trust = new SslClientAuthenticationOptions { TargetHost = settings.Host! };
        if (settings.AuthorityFile is not { } file) return trust;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        trust.CertificateChainPolicy = policy;
        return trust;
    }
}
