namespace Patchbay.Core.Shared;

/// <summary>How far two names are from each other.</summary>
public static class TextDistance
{
    /// <summary>Counts the letters to change, add or take away (Levenshtein).</summary>
    /// <param name="a">One name.</param>
    /// <param name="b">The other; case counts.</param>
    /// <returns>0 for the same.</returns>
    public static int Of(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
