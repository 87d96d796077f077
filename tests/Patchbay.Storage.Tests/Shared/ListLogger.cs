using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Patchbay.Storage.Tests.Shared;

/// <summary>Keeps what is logged, from any thread.</summary>
internal sealed class ListLogger<T> : ILogger<T>
{
    internal ConcurrentQueue<string> Messages { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Messages.Enqueue(formatter(state, exception));
}
