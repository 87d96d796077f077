using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Matching.NewCallers;

/// <summary>
/// Makes one record of an unknown caller, however often they call meanwhile. Calls of one number share one making; the new record is in
/// the directory before it ends; and what was sent without an answer is looked for by a query, which sees it at once, before it is sent again.
/// A search would not do: its index is minutes late.
/// </summary>
internal sealed class CallerMaker(SalesforceClient client, Soql soql, IPhoneDirectory directory, OwnWrites own, TimeProvider time, ILogger<CallerMaker> logger) : ICallerMaker
{
    private const int MostTries = 3;
    private static readonly string[] nameFields = ["FirstName", "LastName", "Name", "Company"];
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<DirectoryMatch>>>> making = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DirectoryMatch>> MakeAsync(NewRecord rule, Caller caller, string number, CancellationToken cancellationToken)
    {
        var one = making.GetOrAdd(number, _ => new(() => MakeOnceAsync(rule, caller, number)));
        try
        {
            return await one.Value.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            logger.CallerNotMade(caller.Call, "TIMED_OUT");
            return [];
        }
    }

    private async Task<IReadOnlyList<DirectoryMatch>> MakeOnceAsync(NewRecord rule, Caller caller, string number)
    {
        try
        {
            if (await directory.FindAsync(number, CancellationToken.None) is { Count: > 0 } known) return known;
            if (await SendAsync(rule, caller, number) is not { } id) return [];
            var numbers = rule.Fields.Where(f => f.Value == "{number}").ToDictionary(f => f.Key, _ => number);
            await own.AddAsync(new RecordRef(rule.ObjectName, id), NameOf(rule, caller, number), "", null, numbers, CancellationToken.None);
            return await directory.FindAsync(number, CancellationToken.None);
        }
        catch (SalesforceFault fault)
        {
            logger.CallerNotMade(caller.Call, fault.Error.Code);
            return [];
        }
        finally
        {
            making.TryRemove(number, out _);
        }
    }

    private async Task<string?> SendAsync(NewRecord rule, Caller caller, string number)
    {
        for (var tries = 1; ; tries++)
        {
            if (await FindAsync(rule, number) is { } there) return there;
            try
            {
                return (await client.SendAsync(HttpMethod.Post, $"sobjects/{rule.ObjectName}", Body(rule, caller, number), CancellationToken.None)).Text("id");
            }
            catch (SalesforceFault fault) when (fault.Kind is FaultKind.UnknownOutcome or FaultKind.Retry && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * tries), time, CancellationToken.None);
            }
        }
    }

    /// <summary>Looks for a record with just this writing of the number: ours, made by a call before.</summary>
    private async Task<string?> FindAsync(NewRecord rule, string number)
    {
        var fields = rule.Fields.Where(f => f.Value == "{number}").Select(f => $"{f.Key} = {Soql.Literal(number)}").ToArray();
        if (fields.Length == 0) return null;
        var rows = await soql.AllAsync($"SELECT Id FROM {rule.ObjectName} WHERE {string.Join(" OR ", fields)} ORDER BY CreatedDate LIMIT 1", CancellationToken.None);
        return rows.Count > 0 ? rows[0].Text("Id") : null;
    }

    private static byte[] Body(NewRecord rule, Caller caller, string number)
    {
        var row = new JsonObject();
        foreach (var (field, text) in rule.Fields) row[field] = Placeholders.Fill(text, caller, number, null);
        return Encoding.UTF8.GetBytes(row.ToJsonString());
    }

    private static string NameOf(NewRecord rule, Caller caller, string number)
    {
        var parts = nameFields.Where(rule.Fields.ContainsKey).Select(f => Placeholders.Fill(rule.Fields[f], caller, number, null));
        return string.Join(' ', parts) is { Length: > 0 } name ? name : number;
    }
}
