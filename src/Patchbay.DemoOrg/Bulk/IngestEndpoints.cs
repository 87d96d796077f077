using Microsoft.AspNetCore.Http.Features;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Ingest jobs: <c>/jobs/ingest</c>. Reference: rest-call-logging §4, CSV of at most 150 MB.</summary>
internal static class IngestEndpoints
{
    private const long MostBytes = 150_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs/ingest", CreateAsync);
        routes.MapGet("/jobs/ingest", static (BulkJobs jobs) => JobAnswers.List(jobs.All.Where(job => !job.IsQuery)));
        routes.MapGet("/jobs/ingest/{id}", static (string id, BulkJobs jobs) => JobAnswers.Of(jobs.Find(id, isQuery: false)));
        routes.MapPut("/jobs/ingest/{id}/batches", UploadAsync);
        routes.MapPatch("/jobs/ingest/{id}", ChangeAsync);
        routes.MapDelete("/jobs/ingest/{id}", static (string id, BulkJobs jobs) => JobAnswers.Delete(jobs, jobs.Find(id, isQuery: false)));
        foreach (var name in (string[])[IngestRunner.Successful, IngestRunner.Failed, IngestRunner.Unprocessed])
            routes.MapGet($"/jobs/ingest/{{id}}/{name}", (string id, BulkJobs jobs) => Results(jobs.Find(id, isQuery: false), name));
    }

    private static async Task<RestAnswer> CreateAsync(HttpContext http, BulkJobs jobs, OrgSchema schema, TimeProvider time)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        if (JobWish.ReadIngest(body, jobs, (schema, RestCall.Of(http), time.GetUtcNow()), out error) is not { } job)
            return RestAnswer.Refused(error!);
        jobs.Add(job);
        return RestAnswer.Ok(job.Write());
    }

    private static async Task<RestAnswer> UploadAsync(string id, HttpContext http, BulkJobs jobs)
    {
        if (jobs.Find(id, isQuery: false) is not { } job)
            return JobAnswers.Of(null);
        if (job.State != BulkState.Open || File.Exists(job.FileOf(IngestRunner.Content)))
            return RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"The job is {job.State} and takes no more content"));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        await using var file = File.Create(job.FileOf(IngestRunner.Content));
        await http.Request.Body.CopyToAsync(file, http.RequestAborted);
        return new RestAnswer(StatusCodes.Status201Created, null);
    }

    private static async Task<RestAnswer> ChangeAsync(string id, HttpContext http, BulkJobs jobs)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        if (jobs.Find(id, isQuery: false) is not { } job)
            return JobAnswers.Of(null);
        switch (JobWish.Text(body, "state"))
        {
            case "Aborted" when !job.IsOver:
                job.State = BulkState.Aborted;
                return RestAnswer.Ok(job.Write());
            case "UploadComplete" when job.State == BulkState.Open && File.Exists(job.FileOf(IngestRunner.Content)):
                await jobs.StartAsync(job);
                return RestAnswer.Ok(job.Write());
            default:
                return RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"A job that is {job.State} cannot become {JobWish.Text(body, "state")}"));
        }
    }

    private static IResult Results(BulkJob? job, string name)
    {
        if (job is null)
            return JobAnswers.Of(null);
        return job.IsOver && File.Exists(job.FileOf(name))
            ? TypedResults.PhysicalFile(job.FileOf(name), "text/csv")
            : RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"The job is {job.State}; there are results when it is over"));
    }
}
