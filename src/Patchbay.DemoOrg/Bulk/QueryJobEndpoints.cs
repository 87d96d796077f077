using System.Globalization;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Query jobs: <c>/jobs/query</c>.</summary>
internal static class QueryJobEndpoints
{
    private const int DefaultRows = 50_000;
    private const int MostRows = 250_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs/query", CreateAsync);
        routes.MapGet("/jobs/query", static (BulkJobs jobs) => JobAnswers.List(jobs.All.Where(job => job.IsQuery)));
        routes.MapGet("/jobs/query/{id}", static (string id, BulkJobs jobs) => JobAnswers.Of(jobs.Find(id, isQuery: true)));
        routes.MapPatch("/jobs/query/{id}", AbortAsync);
        routes.MapDelete("/jobs/query/{id}", static (string id, BulkJobs jobs) => JobAnswers.Delete(jobs, jobs.Find(id, isQuery: true)));
        routes.MapGet("/jobs/query/{id}/results", ResultsAsync);
    }

    private static async Task<RestAnswer> CreateAsync(HttpContext http, BulkJobs jobs, OrgQueries queries, TimeProvider time)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        if (JobWish.ReadQuery(body, jobs, (queries, RestCall.Of(http), time.GetUtcNow()), out error) is not { } job)
            return RestAnswer.Refused(error!);
        jobs.Add(job);
        await jobs.StartAsync(job);
        return RestAnswer.Ok(job.Write());
    }

    private static async Task<RestAnswer> AbortAsync(string id, HttpContext http, BulkJobs jobs)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        if (jobs.Find(id, isQuery: true) is not { } job)
            return JobAnswers.Of(null);
        if (JobWish.Text(body, "state") != "Aborted" || job.IsOver)
            return RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"Can't change a job that is {job.State}"));
        job.State = BulkState.Aborted;
        return RestAnswer.Ok(job.Write());
    }

    // The locator is a place in the file; clients must not look into it, and take what they were given.
    private static async Task<IResult> ResultsAsync(string id, HttpContext http, BulkJobs jobs)
    {
        if (jobs.Find(id, isQuery: true) is not { } job)
            return JobAnswers.Of(null);
        if (job.State != BulkState.JobComplete)
            return RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"The job is {job.State}; there are results when it is JobComplete"));
        var rows = int.TryParse(http.Request.Query["maxRecords"], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0
            ? Math.Min(wanted, MostRows) : DefaultRows;
        if (!ResultLocator.TryRead(http.Request.Query["locator"].ToString(), out var place))
            return RestAnswer.Refused(new ApiError("INVALIDLOCATOR", "The locator is invalid"));
        await using var page = new ResultPage(job, place, rows);
        http.Response.ContentType = "text/csv";
        http.Response.Headers["Sforce-NumberOfRecords"] = page.Rows.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Sforce-Locator"] = page.Next is { } next ? ResultLocator.Write(next) : "null";
        await page.CopyToAsync(http.Response.Body, http.RequestAborted);
        return Results.Empty;
    }
}
