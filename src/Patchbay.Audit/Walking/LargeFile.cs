using System.Text;
using Patchbay.Audit.Sources;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Walking;

/// <summary>A file that is too large to be held whole; it is streamed each time.</summary>
/// <param name="file">The file.</param>
internal sealed class LargeFile(SourceFile file)
{
    private const int StartLength = 4096;

    /// <summary>Opens it as text.</summary>
    internal StreamReader Open() => new(file.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 65536);

    /// <summary>What it is, as its start tells.</summary>
    internal string Language()
    {
        using var reader = Open();
        var start = new char[StartLength];
        return Parsing.Language.OfText(new string(start, 0, reader.ReadBlock(start)));
    }

    /// <summary>The code at some of its places.</summary>
    /// <param name="places">Lines and columns.</param>
    internal DistantLines LinesAt(IEnumerable<(int Line, int Column)> places)
    {
        using var reader = Open();
        return new(reader, places);
    }
}
