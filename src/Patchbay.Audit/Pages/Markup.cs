using System.Text;

namespace Patchbay.Audit.Pages;

/// <summary>A piece of HTML that is safe by the way it was made: only literals of the program are taken as they are, everything else is escaped.</summary>
internal readonly record struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    internal static Markup None { get; } = new("");

    /// <summary>True when there is nothing to see.</summary>
    internal bool IsEmpty => string.IsNullOrEmpty(_html);

    /// <summary>Makes a piece of an interpolated string: <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>. What stands in braces is escaped, unless it is a piece itself.</summary>
    internal static Markup Of(MarkupBuilder html) => new(html.Finish());

    /// <summary>Takes text of the program itself, a style sheet or a script, as it is.</summary>
    internal static Markup Trusted(string html) => new(html);

    /// <summary>Makes one piece for each item, one behind the other.</summary>
    internal static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> make)
    {
        var all = new StringBuilder();
        foreach (var item in items) all.Append(make(item)._html);
        return new(all.ToString());
    }

    /// <summary>A piece only when it is wanted.</summary>
    internal static Markup When(bool isWanted, Func<Markup> make) => isWanted ? make() : None;

    /// <inheritdoc/>
    public override string ToString() => _html ?? "";
}
