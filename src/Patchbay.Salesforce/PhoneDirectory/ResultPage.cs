using System.Globalization;
using System.Runtime.CompilerServices;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>One answer with results of a bulk query, which may be asked for again.</summary>
/// <param name="answers">Where it is asked for.</param>
/// <param name="path">How.</param>
internal sealed class ResultPage(LargeAnswers answers, string path)
{
    /// <summary>Where the next answer begins; null when this is the last.</summary>
    internal string? Next { get; private set; }

    /// <summary>True once all of it was read.</summary>
    internal bool IsRead { get; private set; }

    /// <summary>Reads it from its beginning.</summary>
    /// <param name="rowsAtOnce">Rows handed over together.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its rows.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    internal async IAsyncEnumerable<IReadOnlyList<OrgRow>> ReadAsync(int rowsAtOnce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await answers.OpenAsync(path, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var csv = new CsvReader(stream);
        var columns = ColumnsOf(await csv.ReadAsync(cancellationToken) ?? []);
        var rows = new List<OrgRow>(rowsAtOnce);
        var read = 0L;
        while (await csv.ReadAsync(cancellationToken) is { } values)
        {
            rows.Add(new CsvOrgRow(columns, values));
            read++;
            if (rows.Count < rowsAtOnce) continue;
            yield return rows;
            rows = new(rowsAtOnce);
        }

        if (rows.Count > 0) yield return rows;
        // A proxy that gives up may end an answer as if it were whole.
        if (Header(answer, "Sforce-NumberOfRecords") is { } told && told != read.ToString(CultureInfo.InvariantCulture)) throw new IOException("The answer is not whole.");
        // The platform writes the word null where there is no further page.
        Next = Header(answer, "Sforce-Locator") is { Length: > 0 } next && next != "null" ? next : null;
        IsRead = true;
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static Dictionary<string, int> ColumnsOf(string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++) columns.TryAdd(header[i], i);
        return columns;
    }
}
