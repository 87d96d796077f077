namespace Patchbay.Audit.Text;

/// <summary>A stretch of a text; lines and columns count from 1, in UTF-16 units.</summary>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">First column behind it.</param>
internal readonly record struct TextPlace(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A stretch within one line.</summary>
    internal static TextPlace Of(int line, int column, int length) => new(line, column, line, column + length);
}
