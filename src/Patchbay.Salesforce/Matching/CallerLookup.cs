using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.NewCallers;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching;

/// <summary>
/// Tells the exchange who a caller may be: at once when the directory knows the number, after one look into the org when it does not,
/// and always within the limit, if only to say that nobody was found.
/// </summary>
internal sealed class CallerLookup(
    CallerQueue queue, DirectoryLookup directory, ILiveSearch live, ICallerMaker maker, RuleStore rules, IExchange exchange, IOptions<SalesforceOptions> options,
    TimeProvider time, ILogger<CallerLookup> logger) : BackgroundService
{
    private const int Readers = 4;
    private const int Searchers = 8;
    private static readonly TimeSpan postAgain = TimeSpan.FromMilliseconds(50);
    private const int MostPosts = 100;

    /// <summary>Unknown callers that wait for a search. When it is full, nobody was found.</summary>
    private readonly Channel<(Caller Caller, string Number)> unknown = Channel.CreateBounded<(Caller, string)>(256);

    private readonly SalesforceOptions options = options.Value;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var wrong in await rules.ReadAsync(cancellationToken)) logger.RulesNotUsed(wrong);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        .. Enumerable.Range(0, Readers).Select(_ => LoopAsync(queue.Reader, LookUpAsync, stoppingToken)),
        .. Enumerable.Range(0, Searchers).Select(_ => LoopAsync(unknown.Reader, SearchAsync, stoppingToken)),
    ]);

    private async Task LoopAsync<T>(ChannelReader<T> reader, Func<T, CancellationToken, Task> work, CancellationToken stop)
    {
        await foreach (var item in reader.ReadAllAsync(stop))
        {
            try
            {
                await work(item, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.LookupFailed(e);
            }
        }
    }

    private async Task LookUpAsync(Caller caller, CancellationToken stop)
    {
        var matches = await FindByDataAsync(caller, stop);
        if (!matches.IsEmpty || caller.IsByDataOnly)
        {
            if (!matches.IsEmpty) await AttachAsync(new(caller.Call, matches, true), stop);
            return;
        }

        try
        {
            var (number, found) = await directory.FindAsync(caller.Number.Value, stop);
            matches = await directory.AnswerAsync(caller, found, stop);
            if (matches.IsEmpty && number is not null && options.Enabled && unknown.Writer.TryWrite((caller, number))) return;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The directory is ours and may fail like any disk; the call goes on without a name.
            logger.LookupFailed(e);
        }

        await AttachAsync(new(caller.Call, matches), stop);
    }

    private async Task<ImmutableArray<CallerMatch>> FindByDataAsync(Caller caller, CancellationToken stop)
    {
        if (caller.Data.IsEmpty) return [];
        using var deadline = new CancellationTokenSource(options.LiveSearchLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await directory.FindByDataAsync(caller.Data, either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (Exception e) when (e is SalesforceFault or OperationCanceledException && !stop.IsCancellationRequested)
        {
            logger.SearchGaveUp(caller.Call, (e as SalesforceFault)?.Error.Code ?? "TIMED_OUT");
            return [];
        }
    }

    private async Task SearchAsync((Caller Caller, string Number) item, CancellationToken stop)
    {
        // Who was not looked for may be there already: no record is made of them before a later call was.
        var isLookedFor = live.CanAsk;
        var found = await FindInTimeAsync(item.Caller, item.Number, stop);
        if (found.Count == 0 && isLookedFor && item.Caller.Direction is CallDirection.Inbound && rules.Current.Set.Create is { } create)
            found = await maker.MakeAsync(create, item.Caller, item.Number, stop);
        await AttachAsync(new(item.Caller.Call, await directory.AnswerAsync(item.Caller, found, stop)), stop);
        if (found.Count > 0) await directory.KeepAsync(found, stop);
    }

    private async Task<IReadOnlyList<DirectoryMatch>> FindInTimeAsync(Caller caller, string number, CancellationToken stop)
    {
        var left = caller.Since + options.LiveSearchLimit - time.GetUtcNow();
        if (left <= TimeSpan.Zero) return [];
        using var deadline = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await live.FindAsync(number, either.Token).WaitAsync(either.Token);
        }
        catch (Exception e) when (e is SalesforceFault or OperationCanceledException && !stop.IsCancellationRequested)
        {
            logger.SearchGaveUp(caller.Call, (e as SalesforceFault)?.Error.Code ?? "TIMED_OUT");
            return [];
        }
    }

    private async Task AttachAsync(AttachMatches answer, CancellationToken stop)
    {
        for (var tries = 0; tries < MostPosts; tries++)
        {
            if (exchange.Post(answer)) return;
            await Task.Delay(postAgain, time, stop);
        }

        logger.CallerNotLookedUp(answer.Call);
    }
}
