using System.Globalization;

namespace Patchbay.Audit.Pages;

/// <summary>Small drawings, each with the same figures in words for those who do not see it.</summary>
internal static class Charts
{
    private const int LabelWidth = 235;
    private const int BarWidth = 310;
    private const int RowHeight = 26;

    /// <summary>A half circle that fills up to a share of 100.</summary>
    internal static Markup Gauge(int score, string words)
    {
        var length = Math.PI * 80;
        var band = score >= 70 ? "good" : score >= 40 ? "fair" : "poor";
        return Markup.Of($"""
            <svg class="gauge {band}" viewBox="0 0 200 118" role="img" aria-label="{words}">
            <path class="track" d="M20 104 A80 80 0 0 1 180 104"/>
            <path class="fill" d="M20 104 A80 80 0 0 1 180 104" stroke-dasharray="{Number(length * score / 100)} {Number(length + 1)}"/>
            <text class="big" x="100" y="94" text-anchor="middle">{score}</text><text class="small" x="100" y="114" text-anchor="middle">of 100</text>
            </svg>
            """);
    }

    /// <summary>Ranges on one scale, with a mark at the likely value.</summary>
    internal static Markup Ranges(string words, IReadOnlyList<(string Name, double Low, double Likely, double High)> rows)
    {
        var most = Math.Max(1, rows.Max(row => row.High));
        return Markup.Of($"""
            <svg class="ranges" viewBox="0 0 360 {(rows.Count * 42) + 4}" role="img" aria-label="{words}">
            {Markup.Each(rows.Select((row, at) => (row, y: at * 42)), one => Markup.Of($"""
                <text x="0" y="{one.y + 14}">{one.row.Name}</text><text class="end" x="360" y="{one.y + 14}" text-anchor="end">{Figures.Hours(one.row.Low)}–{Figures.Hours(one.row.High)} h</text>
                <rect class="track" x="0" y="{one.y + 21}" width="360" height="10" rx="5"/>
                <rect class="bar" x="{Number(one.row.Low / most * 360)}" y="{one.y + 21}" width="{Number(Math.Max(4, (one.row.High - one.row.Low) / most * 360))}" height="10" rx="5"/>
                <rect class="likely" x="{Number(Math.Min(357, one.row.Likely / most * 360))}" y="{one.y + 18}" width="3" height="16"/>
                """))}
            </svg>
            """);
    }

    /// <summary>Lying bars with their numbers, the first rows of a list.</summary>
    internal static Markup Bars(string words, IReadOnlyList<(string Name, long Count)> rows)
    {
        var most = Math.Max(1, rows.Max(row => row.Count));
        return Markup.Of($"""
            <svg class="bars" viewBox="0 0 {LabelWidth + BarWidth + 60} {rows.Count * RowHeight}" role="img" aria-label="{words}">
            {Markup.Each(rows.Select((row, at) => (row, y: at * RowHeight)), one => Markup.Of($"""
                <text x="{LabelWidth - 8}" y="{one.y + 17}" text-anchor="end">{Short(one.row.Name, 27)}<title>{one.row.Name}</title></text>
                <rect class="bar" x="{LabelWidth}" y="{one.y + 5}" width="{Number(Math.Max(2, (double)one.row.Count / most * BarWidth))}" height="16" rx="2"/>
                <text class="end" x="{Number(LabelWidth + ((double)one.row.Count / most * BarWidth) + 8)}" y="{one.y + 17}">{one.row.Count:#,0}</text>
                """))}
            </svg>
            """);
    }

    /// <summary>Standing bars over time.</summary>
    internal static Markup Columns(string words, IReadOnlyList<(string Name, long Count)> columns)
    {
        var most = Math.Max(1, columns.Max(c => c.Count));
        var step = 560.0 / columns.Count;
        return Markup.Of($"""
            <svg class="columns" viewBox="0 0 560 150" role="img" aria-label="{words}">
            {Markup.Each(columns.Select((column, at) => (column, x: at * step, height: Math.Max(1, (double)column.Count / most * 100))), one => Markup.Of($"""
                <rect class="bar" x="{Number(one.x + (step * 0.15))}" y="{Number(122 - one.height)}" width="{Number(step * 0.7)}" height="{Number(one.height)}"/>
                <text x="{Number(one.x + (step / 2))}" y="{Number(117 - one.height)}" text-anchor="middle">{one.column.Count:#,0}</text>
                <text x="{Number(one.x + (step / 2))}" y="140" text-anchor="middle">{one.column.Name}</text>
                """))}
            </svg>
            """);
    }

    /// <summary>A number in an attribute of a drawing.</summary>
    internal static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // The end of a name says more than its start.
    private static string Short(string name, int most) => name.Length <= most ? name : "…" + name[^(most - 1)..];
}
