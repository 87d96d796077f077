namespace Patchbay.Server;

/// <summary>The server cannot start as it is set up.</summary>
/// <param name="message">One sentence for the operator.</param>
public sealed class ServerFault(string message) : Exception(message);
