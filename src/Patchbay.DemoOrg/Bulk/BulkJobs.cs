using System.Collections.Concurrent;
using System.Threading.Channels;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>All jobs, and the workers that run them.</summary>
internal sealed class BulkJobs(DemoOrgOptions options, IngestRunner ingest, QueryRunner query, ILogger<BulkJobs> logger) : BackgroundService
{
    // Two queries at once: parallel streams are what clients use them for.
    private const int Workers = 2;

    private readonly ConcurrentDictionary<string, BulkJob> _jobs = new(StringComparer.Ordinal);

    // A client that starts more jobs than this waits for its request.
    private readonly Channel<BulkJob> _waiting = Channel.CreateBounded<BulkJob>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.Wait });
    private long _numbers;

    private string Root => Path.GetFullPath(Path.Combine(options.DataFolder, "jobs"));

    public IEnumerable<BulkJob> All => _jobs.Values.OrderBy(job => job.Id, StringComparer.Ordinal);

    public BulkJob? Find(string id, bool isQuery) =>
        RecordId.TryParse(id, out var full) && _jobs.TryGetValue(full, out var job) && job.IsQuery == isQuery ? job : null;

    /// <summary>Takes the next id and makes the folder of its job.</summary>
    public (string Id, string Folder) Begin()
    {
        var id = RecordId.Create("750", Interlocked.Increment(ref _numbers));
        var folder = Path.Combine(Root, id);
        Directory.CreateDirectory(folder);
        return (id, folder);
    }

    public void Add(BulkJob job) => _jobs[job.Id] = job;

    /// <summary>Lets a job run.</summary>
    public ValueTask StartAsync(BulkJob job)
    {
        job.State = BulkState.UploadComplete;
        return _waiting.Writer.WriteAsync(job);
    }

    /// <summary>Forgets a job and removes its files.</summary>
    public void Remove(BulkJob job)
    {
        _jobs.TryRemove(job.Id, out _);
        Directory.Delete(job.Folder, recursive: true);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Jobs do not outlive the process; what an earlier one left behind is of no use.
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
        // Workers that wait end with the channel: a service that is only disposed of would report a cancelled wait as a fault.
        stoppingToken.Register(() => _waiting.Writer.TryComplete());
        return Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (job.State != BulkState.UploadComplete)
                continue;
            job.State = BulkState.InProgress;
            var started = options.Time.GetTimestamp();
            try
            {
                await (job.IsQuery ? query.RunAsync(job, cancellationToken) : ingest.RunAsync(job, cancellationToken));
            }
            catch (Exception fault) when (fault is IOException or FormatException or InvalidDataException)
            {
                logger.JobFailed(job.Id, fault);
                job.Error = fault.Message;
            }

            job.Milliseconds = (long)options.Time.GetElapsedTime(started).TotalMilliseconds;
            if (job.State != BulkState.Aborted)
                job.State = job.Error is null ? BulkState.JobComplete : BulkState.Failed;
        }
    }
}
