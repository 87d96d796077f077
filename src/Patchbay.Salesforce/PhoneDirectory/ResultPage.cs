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
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its rows, each of which stands until the next one is read.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    internal async IAsyncEnumerable<OrgRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await answers.OpenAsync(path, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var csv = new CsvReader(stream);
        await csv.ReadAsync(cancellationToken);
        var row = new CsvOrgRow(ColumnsOf(csv), csv);
        var read = 0L;
        for (; await csv.ReadAsync(cancellationToken); read++) yield return row;
        // A proxy that gives up may end an answer as if it were whole.
        if (Header(answer, "Sforce-NumberOfRecords") is { } told && told != read.ToString(CultureInfo.InvariantCulture)) throw new IOException("The answer is not whole.");
        // The platform writes the word null where there is no further page.
        Next = Header(answer, "Sforce-Locator") is { Length: > 0 } next && next != "null" ? next : null;
        IsRead = true;
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static Dictionary<string, int> ColumnsOf(CsvReader header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++) columns.TryAdd(header[i].ToString(), i);
        return columns;
    }
}
