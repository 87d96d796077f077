namespace Patchbay.Audit.Pages;

/// <summary>Shows our own texts in Markdown: headings, lists, boxes to tick, tables, bold and code. Everything else is plain, so that a name in them cannot become markup.</summary>
internal static class PlainText
{
    /// <summary>Makes HTML of a text.</summary>
    /// <param name="text">The text; its first heading is left out, because the page has one.</param>
    internal static Markup Show(string text)
    {
        var blocks = new List<Markup>();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = block.Split('\n');
            if (lines[0].StartsWith("# ", StringComparison.Ordinal)) continue;
            blocks.Add(Block(lines));
        }

        return Markup.Each(blocks, block => block);
    }

    private static Markup Block(string[] lines)
    {
        if (lines[0].StartsWith("## ", StringComparison.Ordinal)) return Markup.Of($"<h4>{lines[0][3..]}</h4>\n");
        if (lines.All(line => line.StartsWith("- [ ] ", StringComparison.Ordinal))) return Markup.Of($"<ul class=\"check\">{Markup.Each(lines, line => Markup.Of($"<li>{Inline(line[6..])}</li>"))}</ul>\n");
        if (lines.All(line => line.StartsWith("- ", StringComparison.Ordinal))) return Markup.Of($"<ul>{Markup.Each(lines, line => Markup.Of($"<li>{Inline(line[2..])}</li>"))}</ul>\n");
        if (lines.All(line => char.IsAsciiDigit(line[0]) && line.Contains(". ", StringComparison.Ordinal))) return Markup.Of($"<ol>{Markup.Each(lines, line => Markup.Of($"<li>{Inline(line[(line.IndexOf(". ", StringComparison.Ordinal) + 2)..])}</li>"))}</ol>\n");
        if (lines.Length > 2 && lines[0].StartsWith('|')) return Table(lines);
        return Markup.Of($"<p>{Markup.Each(lines, line => Markup.Of($"{Inline(line)}<br>"))}</p>\n");
    }

    private static Markup Table(string[] lines) => Markup.Of(
        $"<table><thead><tr>{Markup.Each(Cells(lines[0]), cell => Markup.Of($"<th scope=\"col\">{cell}</th>"))}</tr></thead><tbody>{Markup.Each(lines.Skip(2), line => Markup.Of($"<tr>{Markup.Each(Cells(line), cell => Markup.Of($"<td>{Inline(cell)}</td>"))}</tr>"))}</tbody></table>\n");

    private static IEnumerable<string> Cells(string line) => line.Trim('|').Split('|').Select(cell => cell.Trim());

    // Every second part between stars or ticks is marked; an open one stays as it is.
    private static Markup Inline(string text) => Marked(text, "**", part => Marked(part, "`", code => Markup.Of($"{code}"), code => Markup.Of($"<code>{code}</code>")), bold => Markup.Of($"<b>{bold}</b>"));

    private static Markup Marked(string text, string mark, Func<string, Markup> plain, Func<string, Markup> marked)
    {
        var parts = text.Split(mark);
        return parts.Length % 2 == 0 ? Markup.Of($"{text}") : Markup.Each(parts.Select((part, at) => (part, at)), one => one.at % 2 == 0 ? plain(one.part) : marked(one.part));
    }
}
