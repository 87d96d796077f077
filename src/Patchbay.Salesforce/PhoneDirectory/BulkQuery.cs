using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Queries of the Bulk API 2.0: a job that the org works off, then its result in large pages of comma-separated values. Millions of rows cost
/// a few dozen calls.
/// </summary>
internal sealed class BulkQuery(SalesforceClient client, LargeAnswers answers, TimeProvider time, ILogger<BulkQuery> logger)
{
    /// <summary>Rows of one answer, which is what a broken connection makes us read again.</summary>
    private const int PageRows = 100_000;
    private const int MostTries = 5;
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(10);

    /// <summary>Runs a query and reads its rows. Rows may come twice when a connection broke.</summary>
    /// <param name="query">The query; without order, so that the org can divide it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rows, each of which stands until the next one is read.</returns>
    /// <exception cref="SalesforceFault">It failed; of kind <see cref="FaultKind.Park"/> when this org takes no such job.</exception>
    internal async IAsyncEnumerable<OrgRow> RowsAsync(string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = await CreateAsync(query, cancellationToken);
        try
        {
            await CompleteAsync(job, cancellationToken);
            string? locator = null;
            do
            {
                var page = new ResultPage(answers, $"jobs/query/{job}/results?maxRecords={PageRows}{(locator is null ? "" : $"&locator={locator}")}");
                await foreach (var row in RowsAsync(page, cancellationToken)) yield return row;
                locator = page.Next;
            }
            while (locator is not null);
        }
        finally
        {
            await ForgetAsync(job);
        }
    }

    private async Task<string> CreateAsync(string query, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { operation = "query", query }));
        var job = await client.SendAsync(HttpMethod.Post, "jobs/query", body, cancellationToken);
        return job.Text("id") ?? throw new SalesforceFault(FaultKind.Retry, new("BAD_ANSWER", "The answer names no job.", []), 200);
    }

    private async Task CompleteAsync(string job, CancellationToken cancellationToken)
    {
        for (var pause = firstPause; ; pause = pause * 1.5 < longestPause ? pause * 1.5 : longestPause)
        {
            var state = await client.GetAsync($"jobs/query/{job}", cancellationToken);
            switch (state.Text("state"))
            {
                case "JobComplete": return;
                case "Failed" or "Aborted":
                    throw new SalesforceFault(FaultKind.Retry, new("BULK_JOB_FAILED", state.Text("errorMessage") ?? "The job did not complete.", []), 200);
                default: await Task.Delay(pause, time, cancellationToken); break;
            }
        }
    }

    private async IAsyncEnumerable<OrgRow> RowsAsync(ResultPage page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var reading = page.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await MovedAsync(reading, tries)) yield return reading.Current;
            if (page.IsRead) yield break;
            await Task.Delay(firstPause * tries, time, cancellationToken);
        }
    }

    /// <summary>Goes on reading; false also when the connection broke and there are tries left.</summary>
    private async ValueTask<bool> MovedAsync(IAsyncEnumerator<OrgRow> reading, int tries)
    {
        try
        {
            return await reading.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException or SalesforceFault { IsTransient: true } && tries < MostTries)
        {
            logger.BulkPageBroke(tries, e.GetType().Name);
            return false;
        }
    }

    /// <summary>Frees the job's place; the org would forget it by itself after a week.</summary>
    private async Task ForgetAsync(string job)
    {
        try
        {
            await client.SendAsync(HttpMethod.Delete, $"jobs/query/{job}", [], CancellationToken.None);
        }
        catch (SalesforceFault fault)
        {
            logger.BulkJobStays(fault.Error.Code);
        }
    }
}
