using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Users;

/// <summary>
/// Looks after the start and every hour which agents are no users of the org, so that the notices name them before a call of theirs is to be
/// written. Those who were found not long ago are not asked about.
/// </summary>
internal sealed class AgentLook(SalesforceUsers users, ApiBudget budget, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<AgentLook> logger) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private static readonly TimeSpan afterFailure = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        // The first look waits for nothing that the host's start waits for.
        await Task.Yield();
        while (true) await Task.Delay(await LookAsync(stoppingToken), time, stoppingToken);
    }

    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await budget.WaitForSpareAsync(cancellationToken);
            await users.LearnAllAsync(cancellationToken);
            return every;
        }
        catch (SalesforceFault)
        {
            // Whoever writes meets it too, and tells.
            return afterFailure;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.AgentsNotLookedAt(e.Message);
            return afterFailure;
        }
    }
}
