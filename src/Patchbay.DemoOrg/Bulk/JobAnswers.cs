using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Answers about jobs.</summary>
internal static class JobAnswers
{
    public static RestAnswer Of(BulkJob? job) => job is null ? RestAnswer.Refused(ApiError.NotFound()) : RestAnswer.Ok(job.Write());

    public static RestAnswer List(IEnumerable<BulkJob> jobs) => RestAnswer.Ok(new JsonObject
    {
        ["done"] = true,
        ["records"] = new JsonArray([.. jobs.Select(job => job.Write())]),
        ["nextRecordsUrl"] = null,
    });

    public static RestAnswer Delete(BulkJobs jobs, BulkJob? job)
    {
        if (job is null)
            return RestAnswer.Refused(ApiError.NotFound());
        if (!job.IsOver)
            return RestAnswer.Refused(new ApiError("INVALIDJOBSTATE", $"A job that is {job.State} cannot be deleted"));
        jobs.Remove(job);
        return RestAnswer.Nothing();
    }
}
