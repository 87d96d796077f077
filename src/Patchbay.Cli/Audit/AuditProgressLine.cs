using System.Globalization;
using Patchbay.Audit;

namespace Patchbay.Cli.Audit;

/// <summary>One line on a terminal that says how far the audit is, and is gone afterwards.</summary>
internal sealed class AuditProgressLine : IProgress<AuditProgress>, IDisposable
{
    // Written by a timer and ended by the audit.
    private readonly Lock _gate = new();
    private int _length;
    private bool _isOver;

    private AuditProgressLine()
    {
    }

    /// <summary>Null when nobody would see it.</summary>
    internal static AuditProgressLine? ForTerminal() => Console.IsErrorRedirected ? null : new();

    /// <inheritdoc/>
    public void Report(AuditProgress value)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Files:#,0} files, {value.Bytes / 1_000_000:#,0} MB, {value.Findings:#,0} findings");
        lock (_gate)
        {
            if (_isOver) return;
            Console.Error.Write("\r" + line.PadRight(_length));
            _length = line.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            if (_length > 0) Console.Error.Write("\r" + new string(' ', _length) + "\r");
        }
    }
}
