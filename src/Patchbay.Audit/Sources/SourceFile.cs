namespace Patchbay.Audit.Sources;

/// <summary>One file of a source tree.</summary>
/// <param name="path">From its root, with forward slashes; <c>archive.zip!/entry</c> inside an archive.</param>
internal abstract class SourceFile(string path)
{
    /// <summary>From its root, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>Bytes, as its place says; an archive may lie.</summary>
    public abstract long Length { get; }

    /// <summary>The root it was found under, as given.</summary>
    public string Root { get; init; } = "";

    /// <summary>Opens it for reading from its start. Each call gives a new stream.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public abstract Stream Open();

    /// <summary>Reads all of it.</summary>
    /// <param name="most">Bytes that are allowed.</param>
    /// <exception cref="InvalidDataException">It is longer than allowed.</exception>
    public byte[] ReadAll(int most)
    {
        using var stream = Open();
        using var buffer = new MemoryStream((int)Math.Min(Math.Max(Length, 256), most));
        var part = new byte[65536];
        while (stream.Read(part) is > 0 and var read)
        {
            if (buffer.Length + read > most) throw new InvalidDataException($"longer than {most / 1_000_000} MB");
            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }
}
