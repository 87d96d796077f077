using System.Text.Json;

namespace Patchbay.Audit.Parsing;

/// <summary>The parser of scripts, markup and Apex: one process for all files, started at the first one, and started again after a failure.</summary>
/// <param name="program">Where it is.</param>
/// <param name="surface">Gives all names of the API.</param>
/// <param name="time">The clock of its limits.</param>
internal sealed class Parser(ParserProgram program, Func<JsonElement> surface, TimeProvider time) : IParser, IAsyncDisposable
{
    private const int MostFailedStarts = 2;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ParserProcess? _process;
    private int _failedStarts;
    private long _lastId;

    /// <inheritdoc/>
    public async Task<ParserReply> ParseAsync(ParserRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var process = await ProcessAsync(cancellationToken);
            return await process.ParseAsync(request with { Id = ++_lastId }, program.FileLimit, cancellationToken);
        }
        catch
        {
            // Whatever went wrong, its next answer could belong to another file.
            await EndAsync();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<ParserProcess> ProcessAsync(CancellationToken cancellationToken)
    {
        if (_process is not null) return _process;
        if (_failedStarts >= MostFailedStarts) throw new ParserFault("the parser does not start");
        try
        {
            return _process = await ParserProcess.StartAsync(program, surface(), time, cancellationToken);
        }
        catch (ParserFault)
        {
            _failedStarts++;
            throw;
        }
    }

    private async Task EndAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        process.Kill();
        await process.DisposeAsync();
    }
}
