using System.Text;
using System.Text.Json;
using Patchbay.Core.Calls;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Relink;

/// <summary>Searches the org by names, as its own search field does (SOSL).</summary>
internal sealed class NameSearch(SalesforceClient client, PhoneObjects objects)
{
    private const int ShortestText = 2;
    private const int LongestText = 100;
    private const int MostOfOneObject = 5;
    private const string Reserved = "?&|!{}[]()^~*:\\\"'+-";
    private static readonly string[] searched = ["Contact", "Lead", "Account", "Case"];

    /// <summary>Finds records.</summary>
    /// <param name="text">Part of a name, or a case number. Its last word may be the beginning of one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The records; none for a text that is too short to search for.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async Task<IEnumerable<RecordRef>> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Count(char.IsLetterOrDigit) < ShortestText) return [];
        var known = (await objects.ReadAsync(cancellationToken)).Select(o => o.Name).Intersect(searched, StringComparer.OrdinalIgnoreCase).ToArray();
        if (known.Length == 0) return [];
        var returning = string.Join(", ", known.Select(name => $"{name}(Id LIMIT {MostOfOneObject})"));
        var query = $"FIND {{{Escaped(text[..Math.Min(text.Length, LongestText)])}*}} IN ALL FIELDS RETURNING {returning}";
        var answer = await client.GetAsync($"search?q={Uri.EscapeDataString(query)}", cancellationToken);
        return answer.Related("searchRecords") is { ValueKind: JsonValueKind.Array } rows ? [.. rows.EnumerateArray().Select(Read).OfType<RecordRef>()] : [];
    }

    private static RecordRef? Read(JsonElement row) =>
        row.Related("attributes").Text("type") is { } type && row.Text("Id") is { } id ? new(type, id) : null;

    /// <summary>What means something in a search is taken as it stands.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !char.IsControl(letter)))
        {
            if (Reserved.Contains(letter, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
