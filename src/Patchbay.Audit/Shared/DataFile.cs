namespace Patchbay.Audit.Shared;

/// <summary>The published tables, which travel inside the assembly.</summary>
internal static class DataFile
{
    /// <summary>Reads one.</summary>
    /// <param name="name">Its name: <c>rules.json</c>.</param>
    internal static string Read(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
