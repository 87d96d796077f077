using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Mapping;

/// <summary>The mapping of one org, for those who look after it.</summary>
public interface ICallMappings
{
    /// <summary>Reads the mapping.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>JSON or YAML, as it was saved; null when nothing is mapped.</returns>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Reads the mapping for programs.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>JSON; null when nothing is mapped.</returns>
    async Task<System.Text.Json.JsonElement?> ReadJsonAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is { } text ? System.Text.Json.JsonSerializer.SerializeToElement(Shared.YamlAsJson.Read(text)) : null;

    /// <summary>Says what is wrong with a mapping.</summary>
    /// <param name="json">The mapping.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A sentence for each problem; none when it can be saved.</returns>
    /// <exception cref="Faults.SalesforceFault">The org could not be asked.</exception>
    Task<IReadOnlyList<string>> CheckAsync(string json, CancellationToken cancellationToken);

    /// <summary>Saves a mapping, unless something is wrong with it. It holds for what is written from now on.</summary>
    /// <param name="json">The mapping; null to map nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As <see cref="CheckAsync"/>.</returns>
    /// <exception cref="Faults.SalesforceFault">The org could not be asked.</exception>
    Task<IReadOnlyList<string>> SaveAsync(string? json, CancellationToken cancellationToken);
}

/// <summary>Keeps the mapping among the org's settings, and the one that holds in memory.</summary>
internal sealed class CallMappings(ISettingStore settings, MappingCheck check, ILogger<CallMappings> logger) : ICallMappings
{
    /// <summary>Name of the setting.</summary>
    internal const string Setting = "salesforce.mapping";

    private volatile CallMapping? current;

    /// <summary>The mapping that holds; nothing is mapped before it was loaded.</summary>
    internal CallMapping Current => current ?? CallMapping.None;

    /// <summary>Loads it, once. One that this version does not understand is told, and maps nothing.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (current is not null) return;
        try
        {
            current = await settings.ReadAsync(Setting, cancellationToken) is { } json ? CallMapping.Parse(json) : CallMapping.None;
        }
        catch (MappingFault fault)
        {
            logger.MappingNotUnderstood(fault.Message);
            current = CallMapping.None;
        }
    }

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken) => await settings.ReadAsync(Setting, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CheckAsync(string json, CancellationToken cancellationToken)
    {
        // A file that a full disk cut short must not take out what is mapped.
        if (string.IsNullOrWhiteSpace(json)) return ["The mapping is empty, and nothing was changed. To map nothing, take it out: patchbay org mapping clear."];
        try
        {
            return await check.FindProblemsAsync(CallMapping.Parse(json), cancellationToken);
        }
        catch (MappingFault fault)
        {
            return [fault.Message];
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SaveAsync(string? json, CancellationToken cancellationToken)
    {
        if (json is not null && await CheckAsync(json, cancellationToken) is { Count: > 0 } problems) return problems;
        await settings.WriteAsync(Setting, json, cancellationToken);
        current = json is null ? CallMapping.None : CallMapping.Parse(json);
        return [];
    }
}
