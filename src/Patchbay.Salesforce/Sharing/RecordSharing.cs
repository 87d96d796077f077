using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Sharing;

/// <summary>
/// Keeps what the org said about who may see what, and asks beside the call for what it does not know. Nothing waits for it: until an answer
/// is there a record is not shown, and when the time for it is over, the settings decide.
/// </summary>
internal sealed class RecordSharing(
    AccessQuestions access, SharingModels models, ApiBudget budget, OrgWatch watch, IScreens screens, IOptions<SalesforceOptions> options, TimeProvider time,
    ILogger<RecordSharing> logger) : BackgroundService, IRecordSharing
{
    private const int Askers = 4;
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 1_000;
    private const int MostKnown = 200_000;

    /// <summary>Calls of one moment are asked about together.</summary>
    private static readonly TimeSpan gathering = TimeSpan.FromMilliseconds(20);

    /// <summary>How long it is left alone after a question that was not answered.</summary>
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(30);

    /// <summary>An answer that ran out longer ago than this is none.</summary>
    private static readonly TimeSpan longestBefore = TimeSpan.FromHours(1);

    private readonly Channel<(AccessQuestion Question, DateTimeOffset Since)> questions = Channel.CreateBounded<(AccessQuestion, DateTimeOffset)>(MostWaiting);
    private readonly ConcurrentDictionary<(AgentId Agent, string Record), (RecordSight Sight, DateTimeOffset Until)> known = [];
    private readonly SalesforceOptions options = options.Value;

    private RecordSight Fallback => options.SharingUnknown switch
    {
        SharingFallback.Name => RecordSight.NameOnly,
        SharingFallback.Show => RecordSight.Open,
        SharingFallback.Hide => RecordSight.Closed,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public RecordSight Of(AgentId agent, CallerMatch record, bool mayAsk)
    {
        // Colleagues are in the directory of everybody.
        if (!options.Enabled || options.Sharing is SharingMode.Never || record.Record.ObjectName == "User") return RecordSight.Open;
        var question = new AccessQuestion(agent, record);
        var now = time.GetUtcNow();
        var isKnown = known.TryGetValue((agent, question.Id), out var kept);
        if (isKnown && kept.Until > now) return kept.Sight;
        // What was said before stands while it is asked again: nothing on a screen may flicker.
        var before = IsForAll(record) ? RecordSight.Open : isKnown && kept.Until + longestBefore > now ? kept.Sight : RecordSight.Asked;
        return !mayAsk || (IsForAll(record) && models.IsFresh(record.Record.ObjectName)) ? before : Ask(question, before, now);
    }

    /// <summary>Asks the org anew about what is on the screens, since somebody may just have closed an object or shared a record.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFault">The org does not answer; what was known stands.</exception>
    internal async Task LookAnewAsync(CancellationToken cancellationToken)
    {
        await models.LookAnewAsync(cancellationToken);
        // What was said before stands while it is asked again: nothing on a screen may flicker.
        var now = time.GetUtcNow();
        foreach (var (key, (sight, until)) in known)
        {
            if (until > now) known.TryUpdate(key, (sight, now), (sight, until));
        }

        foreach (var agent in known.Keys.Select(key => key.Agent).Distinct()) screens.Refresh(agent);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => AskAllAsync(stoppingToken)));

    private bool IsForAll(CallerMatch record) => options.Sharing is SharingMode.Private && models.IsOpen(record);

    private RecordSight Ask(AccessQuestion question, RecordSight before, DateTimeOffset now)
    {
        if (known.Count >= MostKnown) MakeRoom(now);
        var isAsked = questions.Writer.TryWrite((question, now));
        // Nobody waits for an org that does not answer: should it do so after all, the screens follow.
        var meanwhile = before is RecordSight.Asked && (!isAsked || watch.Trouble is not null) ? Fallback : before;
        // Twice the limit: should an answer get lost, it is asked once more.
        known[(question.Agent, question.Id)] = (meanwhile, now + (isAsked ? options.SharingLimit * 2 : pause));
        return meanwhile;
    }

    private async Task AskAllAsync(CancellationToken stop)
    {
        while (await questions.Reader.WaitToReadAsync(stop))
        {
            await Task.Delay(gathering, time, stop);
            var batch = new List<(AccessQuestion Question, DateTimeOffset Since)>();
            while (batch.Count < MostAtOnce && questions.Reader.TryRead(out var next)) batch.Add(next);
            if (batch.Count == 0) continue;
            try
            {
                Keep(batch, await AnswerAsync(batch, stop));
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // Top of the loop: screens fall back to the settings, and the next question is asked again.
                logger.SharingNotTold(e.GetType().Name);
                Keep(batch, new Dictionary<AccessQuestion, bool>());
            }
        }
    }

    private async Task<IReadOnlyDictionary<AccessQuestion, bool>> AnswerAsync(List<(AccessQuestion Question, DateTimeOffset Since)> batch, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var left = batch[0].Since + options.SharingLimit - now;
        if (left <= TimeSpan.Zero || !budget.CanSpare) return new Dictionary<AccessQuestion, bool>();
        using var deadline = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await access.AskAsync([.. batch.Select(b => b.Question)], either.Token).WaitAsync(either.Token);
        }
        catch (Exception e) when (e is SalesforceFault or OperationCanceledException && !stop.IsCancellationRequested)
        {
            logger.SharingNotTold((e as SalesforceFault)?.Error.Code ?? "TIMED_OUT");
            return new Dictionary<AccessQuestion, bool>();
        }
    }

    private void Keep(List<(AccessQuestion Question, DateTimeOffset Since)> batch, IReadOnlyDictionary<AccessQuestion, bool> answers)
    {
        var now = time.GetUtcNow();
        foreach (var (question, _) in batch)
        {
            known[(question.Agent, question.Id)] = answers.TryGetValue(question, out var may)
                ? (may ? RecordSight.Open : RecordSight.Closed, now + options.SharingMemory)
                : (IsForAll(question.Record) ? RecordSight.Open : Fallback, now + pause);
        }

        foreach (var agent in batch.Select(b => b.Question.Agent).Distinct()) screens.Refresh(agent);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, _) in known.Where(kept => kept.Value.Until <= now)) known.TryRemove(key, out _);
        if (known.Count >= MostKnown) known.Clear();
    }
}
