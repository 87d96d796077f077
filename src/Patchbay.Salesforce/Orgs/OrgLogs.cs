using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Names the org in the log lines of its parts, so that those of several can be told apart.</summary>
internal sealed class OrgLogs(ILoggerFactory logs, OrgName org) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => logs.CreateLogger(org == OrgName.Default ? categoryName : $"{categoryName}[{org}]");

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new InvalidOperationException("Where logs go is the host's to say.");

    /// <summary>Nothing: the logs are the host's.</summary>
    public void Dispose()
    {
    }
}
