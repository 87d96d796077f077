using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Sharing;

/// <summary>May this agent's user read this record?</summary>
/// <param name="Agent">Who looks.</param>
/// <param name="Record">At what.</param>
internal sealed record AccessQuestion(AgentId Agent, CallerMatch Record)
{
    /// <summary>The record's id of 18 characters.</summary>
    internal string Id => RecordIds.Long(Record.Record.Id);
}

/// <summary>
/// Asks the org who may read what: <c>UserRecordAccess</c>, by the integration user, for the users that agents are. Object Reference: one user
/// and at most 200 records in a query; records that the integration user cannot read are left out of the answer, and restriction rules do not count.
/// </summary>
internal sealed class AccessQuestions(SalesforceClient client, SharingModels models, SalesforceUsers users, IOptions<SalesforceOptions> options)
{
    private const int MostRecords = 200;

    /// <summary>Queries in one composite, which is one API call.</summary>
    private const int MostQueries = 5;

    /// <summary>Asks.</summary>
    /// <param name="questions">Any number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answers; a question that the org does not answer is not among them.</returns>
    /// <exception cref="SalesforceFault">The org does not answer at all.</exception>
    internal async Task<IReadOnlyDictionary<AccessQuestion, bool>> AskAsync(IReadOnlyCollection<AccessQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<AccessQuestion, bool>();
        foreach (var open in await OpenAsync(questions, cancellationToken)) answers[open] = true;
        var closed = questions.Where(q => !answers.ContainsKey(q)).ToArray();
        foreach (var agent in closed.Select(q => q.Agent).Distinct()) await users.LearnAsync(agent, cancellationToken);
        var parts = closed.GroupBy(q => users.Find(q.Agent), StringComparer.Ordinal).Where(asked => asked.Key is not null)
            .SelectMany(asked => asked.Select(q => q.Id).Distinct(StringComparer.Ordinal).Chunk(MostRecords).Select(ids => (User: asked.Key!, Ids: ids)));
        var told = new Dictionary<(string User, string Id), bool>();
        foreach (var some in parts.Chunk(MostQueries)) await AskAsync(some, told, cancellationToken);
        foreach (var question in closed)
        {
            if (users.Find(question.Agent) is { } user && told.TryGetValue((user, question.Id), out var may)) answers[question] = may;
        }

        return answers;
    }

    /// <summary>The questions about records that everybody may read.</summary>
    private async Task<IReadOnlyList<AccessQuestion>> OpenAsync(IReadOnlyCollection<AccessQuestion> questions, CancellationToken cancellationToken)
    {
        if (options.Value.Sharing is SharingMode.Always) return [];
        await models.LearnAsync(questions.Select(q => q.Record.Record.ObjectName), cancellationToken);
        return [.. questions.Where(q => models.IsOpen(q.Record))];
    }

    private async Task AskAsync((string User, string[] Ids)[] parts, Dictionary<(string User, string Id), bool> told, CancellationToken cancellationToken)
    {
        if (parts is [var only])
        {
            Read(await client.GetAsync(PathOf(only), cancellationToken), only.User, told);
            return;
        }

        var answer = await client.SendAsync(HttpMethod.Post, "composite", Body(parts), cancellationToken);
        if (answer.Related("compositeResponse") is not { ValueKind: JsonValueKind.Array } list) return;
        foreach (var part in list.EnumerateArray())
        {
            if (int.TryParse(part.Text("referenceId")?[1..], out var place) && place < parts.Length) Read(part.Related("body"), parts[place].User, told);
        }
    }

    private static void Read(JsonElement page, string user, Dictionary<(string User, string Id), bool> told)
    {
        if (page.Related("records") is not { ValueKind: JsonValueKind.Array } rows) return;
        foreach (var row in rows.EnumerateArray())
        {
            if (row.Text("RecordId") is { } id) told[(user, RecordIds.Long(id))] = row.Flag("HasReadAccess");
        }
    }

    private byte[] Body((string User, string[] Ids)[] parts) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        allOrNone = false,
        compositeRequest = parts.Select((part, place) => new { method = "GET", url = client.FullPath(PathOf(part)), referenceId = FormattableString.Invariant($"q{place}") }),
    });

    private static string PathOf((string User, string[] Ids) part)
    {
        var ids = string.Join(',', part.Ids.Select(Soql.Literal));
        return $"query?q={Uri.EscapeDataString($"SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = {Soql.Literal(part.User)} AND RecordId IN ({ids})")}";
    }
}
