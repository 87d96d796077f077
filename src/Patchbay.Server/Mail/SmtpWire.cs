using System.Net.Security;
using System.Text;

namespace Patchbay.Server.Mail;

/// <summary>Commands and answers over one connection.</summary>
/// <param name="stream">The connection.</param>
internal sealed class SmtpWire(Stream stream) : IAsyncDisposable
{
    /// <summary>Longer lines than RFC 5321 §4.5.3.1.5 allows are met; endless ones are not read.</summary>
    private const int LongestLine = 4_096;
    private const int MostLines = 128;
    private readonly byte[] buffer = new byte[LongestLine];
    private Stream stream = stream;
    private int start;
    private int end;

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>Sends a line and reads the answer.</summary>
    /// <param name="line">The command; ASCII, without its end.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        await SendAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Sends the mail and the dot that ends it; a line that begins with a dot gets another one (RFC 5321 §4.5.2).</summary>
    internal async Task SendDataAsync(byte[] mail, CancellationToken cancellationToken)
    {
        var data = new MemoryStream(mail.Length + 64);
        var isLineStart = true;
        foreach (var one in mail)
        {
            if (isLineStart && one == '.') data.WriteByte((byte)'.');
            data.WriteByte(one);
            isLineStart = one == '\n';
        }

        data.Write(isLineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        await SendAsync(data.ToArray(), cancellationToken);
    }

    internal async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            if (!SmtpReply.TryReadLine(await ReadLineAsync(cancellationToken), out var code, out var isLast, out var text)) break;
            lines.Add(text);
            if (isLast) return new(code, lines);
        }

        throw new SmtpFault("What answers at the mail server's address does not speak SMTP.", isTransient: true);
    }

    /// <summary>Goes on in TLS.</summary>
    /// <param name="options">Whom to trust.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        // What somebody slipped in before the handshake would count as said behind it.
        if (start != end) throw new SmtpFault("The mail server said more than it was asked before TLS began.", isTransient: true);
        var secure = new SslStream(stream);
        stream = secure;
        await secure.AuthenticateAsClientAsync(options, cancellationToken);
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (at >= 0)
            {
                var line = Encoding.Latin1.GetString(buffer, start, at - start).TrimEnd('\r');
                start = at + 1;
                return line;
            }

            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
            if (end == buffer.Length) throw new SmtpFault("The mail server sent a line without an end.", isTransient: true);
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0) throw new SmtpFault("The mail server closed the connection.", isTransient: true);
            end += read;
        }
    }
}
