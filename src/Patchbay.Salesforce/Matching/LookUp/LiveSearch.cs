using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>
/// Queries the org for a number. Numbers stand there as they were typed, so the query asks for the last digits with anything between them
/// and the rows are compared here. Once the directory is full only what changed since is asked for, which the org answers from an index.
/// </summary>
internal sealed class LiveSearch(
    Soql soql, PhoneObjects objects, DirectoryProgress progress, ApiBudget budget, OrgWatch watch, IOptions<SalesforceOptions> options) : ILiveSearch
{
    private const int DigitsCompared = 7;
    private const int MostRows = 200;
    private static readonly TimeSpan overlap = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public bool CanAsk => budget.CanSpare && watch.Trouble is null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
    {
        // Nobody waits two seconds for an org that is known to be away.
        if (!CanAsk) return [];
        var all = await objects.ReadAsync(cancellationToken);
        var asked = all.Where(o => o.PhoneFields.Length > 0 && !PhoneObject.NotSearched.Contains(o.Name));
        var found = await Task.WhenAll(asked.Select(phone => FindAsync(phone, number, cancellationToken)));
        return [.. found.SelectMany(matches => matches)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken)
    {
        if (!CanAsk || !FieldPattern.TryParse(key.Field, out var named)) return [];
        var phone = (await objects.ReadAsync(cancellationToken)).FirstOrDefault(o => string.Equals(o.Name, named.ObjectName, StringComparison.OrdinalIgnoreCase))
            ?? new PhoneObject(named.ObjectName, [], ["Id", "SystemModstamp"]) { NameField = "Id" };
        var rows = await soql.AllAsync($"{phone.Select} WHERE {named.Field} = {Soql.Literal(key.Text)} LIMIT {MatchRules.MostMatches + 1}", cancellationToken);
        return [.. rows.Select(row => PhoneRow.Read(phone, new JsonOrgRow(row), options.Value.DefaultCountry)).OfType<DirectoryRecord>().Where(r => !r.IsDeleted).Select(r => new DirectoryMatch(r, key.Field))];
    }

    private async Task<IEnumerable<DirectoryMatch>> FindAsync(PhoneObject phone, string number, CancellationToken cancellationToken)
    {
        var rows = await soql.AllAsync(Query(phone, number), cancellationToken);
        return rows.SelectMany(row => Matches(phone, row, number)).ToArray();
    }

    private string Query(PhoneObject phone, string number)
    {
        var digits = number.TrimStart('+');
        var pattern = Soql.Literal("%" + string.Join('%', digits[^Math.Min(DigitsCompared, digits.Length)..].ToCharArray()));
        var fields = string.Join(" OR ", phone.PhoneFields.Select(field => $"{field} LIKE {pattern}"));
        var since = progress.FilledAt is { } filled ? $"SystemModstamp >= {Soql.Literal(filled - overlap)} AND " : "";
        return $"{phone.Select} WHERE {since}({fields}) LIMIT {MostRows}";
    }

    private IEnumerable<DirectoryMatch> Matches(PhoneObject phone, JsonElement row, string number) =>
        PhoneRow.Read(phone, new JsonOrgRow(row), options.Value.DefaultCountry) is { } record
            ? record.Numbers.Where(n => n.Number == number).Select(n => new DirectoryMatch(record, n.Field, n.Extension))
            : [];
}
