namespace Patchbay.Storage.Shared;

/// <summary>A file of the site cannot be used: the folder is not writable, a key does not fit, a newer version wrote it.</summary>
/// <param name="message">One sentence for the operator, with the path.</param>
/// <param name="inner">The cause.</param>
public sealed class StorageFault(string message, Exception? inner = null) : Exception(message, inner);
