using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.FlowLookups;

/// <summary>
/// Asks Salesforce what call flows want to know, while their callers wait: with the rights of our user, within the time that the flow
/// gives, and not at all while the org is away or its calls are spent. Then the flow is told so, and its caller goes on at once.
/// </summary>
internal sealed class FlowLookupWorker(
    FlowQuestions questions, Soql soql, ObjectShapes shapes, CustomerStanding standing, ApiBudget budget, OrgWatch watch, IExchange exchange,
    IOptions<SalesforceOptions> options, TimeProvider time, ILogger<FlowLookupWorker> logger) : BackgroundService
{
    /// <summary>Questions at one time; the org allows 25 long requests of one user.</summary>
    private const int Askers = 8;

    private static readonly TimeSpan postAgain = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => LoopAsync(stoppingToken)));

    private async Task LoopAsync(CancellationToken stop)
    {
        await foreach (var asked in questions.Reader.ReadAllAsync(stop))
        {
            try
            {
                if (await AnswerAsync(asked, stop) is { } answer) await TellAsync(answer, asked.AnswerBy, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.FlowLookupFailed(e);
            }
        }
    }

    /// <returns>The answer; null when its time is over.</returns>
    private async Task<AnswerLookup?> AnswerAsync(FlowLookupBegan asked, CancellationToken stop)
    {
        var left = asked.AnswerBy - time.GetUtcNow();
        if (left <= TimeSpan.Zero) return null;
        var failed = new AnswerLookup(asked.Call, asked.Lookup, LookupOutcome.Failed);
        if (!options.Value.Enabled || budget.IsTight || watch.Trouble is not null) return failed;
        using var deadline = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await AskAsync(asked, either.Token).WaitAsync(either.Token);
        }
        catch (SalesforceFault fault)
        {
            logger.LookupNotAnswered(asked.Call, fault.Error.Code);
            return failed;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            logger.LookupNotAnswered(asked.Call, "TIMED_OUT");
            return null;
        }
    }

    private async Task<AnswerLookup> AskAsync(FlowLookupBegan asked, CancellationToken stop)
    {
        var question = asked.Question!;
        var shape = RecordQuestion.IsName(question.ObjectName) ? await shapes.FindAsync(question.ObjectName, stop) : null;
        if (shape is null)
        {
            logger.LookupNotAnswered(asked.Call, "NO_SUCH_OBJECT");
            return new(asked.Call, asked.Lookup, LookupOutcome.Failed);
        }

        if (RecordQuery.Of(question, shape, StandingFields.Of(options.Value, shape)) is not { } query) return new(asked.Call, asked.Lookup, LookupOutcome.None);
        var rows = await soql.AllAsync(query, stop);
        var answer = RecordAnswer.Of(asked, shape, rows);
        // A queue treats the record as it treats one that the caller's number led to.
        return answer.Record is { } record ? answer with { Record = await standing.AddAsync(record, name => RecordAnswer.TextOf(rows[0], name), stop) } : answer;
    }

    private async Task TellAsync(AnswerLookup answer, DateTimeOffset until, CancellationToken stop)
    {
        while (!exchange.Post(answer) && time.GetUtcNow() < until) await Task.Delay(postAgain, time, stop);
    }
}
