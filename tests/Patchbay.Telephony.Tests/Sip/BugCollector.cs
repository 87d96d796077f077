using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>Keeps the exceptions that were logged, so that a test can insist on none.</summary>
internal sealed class BugCollector : ILogger
{
    private readonly ConcurrentQueue<Exception> bugs = new();

    public IReadOnlyCollection<Exception> Bugs => bugs;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
            bugs.Enqueue(exception);
    }
}
