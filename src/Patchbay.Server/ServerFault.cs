namespace Patchbay.Server;

/// <summary>The server cannot start as it is set up.</summary>
/// <param name="message">One sentence for the operator.</param>
/// <param name="code">Code of the refusal that a running server gave; null for none.</param>
public sealed class ServerFault(string message, string? code = null) : Exception(message)
{
    /// <summary>Code of the refusal that a running server gave: <c>org.key</c>; null for none.</summary>
    public string? Code { get; } = code;
}
