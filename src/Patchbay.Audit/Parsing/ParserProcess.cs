using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Patchbay.Audit.Parsing;

/// <summary>One run of the parser. It takes one file at a time and ends when its input does, so none is left behind.</summary>
internal sealed class ParserProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Process _process;
    private readonly TimeProvider _time;
    private string _lastError = "";

    private ParserProcess(Process process, TimeProvider time)
    {
        (_process, _time) = (process, time);
        // The end of the heap is told there, with a long trace; the line that names it is enough.
        process.ErrorDataReceived += (_, line) => _lastError = line.Data is { Length: > 0 } said && (_lastError.Length == 0 || said.Contains("FATAL", StringComparison.Ordinal)) ? said : _lastError;
    }

    /// <summary>Starts it and tells it the names of the API.</summary>
    /// <exception cref="ParserFault">It does not start.</exception>
    internal static async Task<ParserProcess> StartAsync(ParserProgram program, JsonElement surface, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        start.ArgumentList.Add($"--max-old-space-size={program.MemoryMb}");
        start.ArgumentList.Add(program.Script);
        var parser = new ParserProcess(new() { StartInfo = start }, time);
        try
        {
            parser._process.Start();
            parser._process.BeginErrorReadLine();
            var hello = JsonSerializer.Serialize(new(1, surface), ParserJson.Default.ParserHello);
            var greeting = await parser.AskAsync(hello, program.StartLimit, cancellationToken);
            if (JsonSerializer.Deserialize(greeting, ParserJson.Default.ParserGreeting)?.Hello == 1) return parser;
            throw new ParserFault("the parser is of another version");
        }
        catch (Exception failed)
        {
            await parser.DisposeAsync();
            if (failed is ParserFault or OperationCanceledException) throw;
            throw new ParserFault($"the parser does not start: {failed.Message}", failed);
        }
    }

    /// <summary>Parses a file.</summary>
    /// <exception cref="ParserFault">It ended, took too long or did not make sense. This run is then to be ended.</exception>
    internal async Task<ParserReply> ParseAsync(ParserRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var line = await AskAsync(JsonSerializer.Serialize(request, ParserJson.Default.ParserRequest), limit, cancellationToken);
        try
        {
            if (JsonSerializer.Deserialize(line, ParserJson.Default.ParserReply) is { } reply && reply.Id == request.Id) return reply;
        }
        catch (JsonException broken)
        {
            throw new ParserFault("the parser's answer made no sense", broken);
        }

        throw new ParserFault("the parser answered another question");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.StandardInput.Close();
                using var limit = new CancellationTokenSource(StopLimit, _time);
                await _process.WaitForExitAsync(limit.Token);
            }
        }
        catch (Exception late) when (late is OperationCanceledException or IOException)
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
    }

    /// <summary>Ends it at once: it does not listen any more.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private async Task<string> AskAsync(string line, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(line.AsMemory(), both.Token);
            await _process.StandardInput.FlushAsync(both.Token);
            return await _process.StandardOutput.ReadLineAsync(both.Token) ?? throw new ParserFault(WhyItEnded());
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ParserFault($"the parser took longer than {limit.TotalSeconds:0} s");
        }
        catch (IOException broken)
        {
            throw new ParserFault(WhyItEnded(), broken);
        }
    }

    private string WhyItEnded() =>
        _lastError.Contains("heap", StringComparison.Ordinal) ? "the parser needed too much memory"
        : _lastError.Length > 0 ? $"the parser ended: {_lastError}" : "the parser ended";
}
