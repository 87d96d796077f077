using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILogger<Switchboard>
{
    private readonly ConcurrentQueue<(int Id, string Text)> _lines = [];

    public IReadOnlyList<(int Id, string Text)> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, formatter(state, exception)));
}
