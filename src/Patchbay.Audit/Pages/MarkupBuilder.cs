using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Patchbay.Audit.Pages;

/// <summary>What the compiler makes of an interpolated string that becomes <see cref="Markup"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupBuilder
{
    private readonly StringBuilder _html;

    /// <summary>Called by the compiler.</summary>
    public MarkupBuilder(int literalLength, int formattedCount) => _html = new(literalLength + (formattedCount * 24));

    /// <summary>Called by the compiler with text of the program.</summary>
    public void AppendLiteral(string literal) => _html.Append(literal);

    /// <summary>Called by the compiler with a piece.</summary>
    public void AppendFormatted(Markup piece) => _html.Append(piece.ToString());

    /// <summary>Called by the compiler with any text.</summary>
    public void AppendFormatted(string? text) => HtmlEscape.Append(_html, text);

    /// <summary>Called by the compiler with a value.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => HtmlEscape.Append(_html, value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The whole.</summary>
    internal string Finish() => _html.ToString();
}
