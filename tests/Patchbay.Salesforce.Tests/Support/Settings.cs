using System.Collections.Concurrent;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Settings in memory.</summary>
internal sealed class Settings : ISettingStore
{
    private readonly ConcurrentDictionary<string, string> values = [];

    public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) => new(values.GetValueOrDefault(name));

    public ValueTask WriteAsync(string name, string? value, CancellationToken cancellationToken)
    {
        if (value is null) values.TryRemove(name, out _);
        else values[name] = value;
        return ValueTask.CompletedTask;
    }
}
