using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Access;

/// <summary>
/// Closes the open connections of accounts that were disabled, removed or given a new password. A connection is let in once and then lasts for
/// hours; whoever is locked out must be out within a second or two.
/// </summary>
/// <param name="users">The people.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where is told what was closed.</param>
internal sealed class AccountWatch(IUserStore users, TimeProvider time, ILogger<AccountWatch> logger) : BackgroundService, IHubFilter
{
    private static readonly TimeSpan lookEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, HubCallerContext> open = [];
    private bool unread;

    /// <inheritdoc/>
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        open[context.Context.ConnectionId] = context.Context;
        await next(context);
    }

    /// <inheritdoc/>
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        open.TryRemove(context.Context.ConnectionId, out _);
        await next(context, exception);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(lookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!open.IsEmpty) await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stamps = (await users.ListAsync(cancellationToken)).Where(user => !user.Disabled)
                .ToDictionary(user => user.Id.ToString("N"), AccessTokens.StampOf, StringComparer.Ordinal);
            var closed = 0;
            foreach (var connection in open.Values.Where(connection => !Holds(connection.User, stamps)))
            {
                connection.Abort();
                closed++;
            }

            if (closed > 0) logger.PanelsClosed(closed);
            unread = false;
        }
#pragma warning disable CA1031 // The top of a loop: a database that does not answer for a moment must not end the watch for ever.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (!unread) logger.AccountsUnread(failure.Message);
            unread = true;
        }
    }

    private static bool Holds(ClaimsPrincipal? who, Dictionary<string, string> stamps) =>
        who?.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id && stamps.TryGetValue(id, out var stamp)
        && who.FindFirst(AccessTokens.StampClaim)?.Value == stamp;
}
