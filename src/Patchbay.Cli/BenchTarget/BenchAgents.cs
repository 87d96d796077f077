using System.Globalization;
using System.Security.Cryptography;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Cli.BenchTarget;

/// <summary>Agents <c>bench-1</c>, <c>bench-2</c>… of the queue Support, who are available as soon as their desk phone has registered.</summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="users">The people.</param>
/// <param name="phones">Their desk phones.</param>
/// <param name="time">The clock.</param>
/// <param name="count">How many.</param>
internal sealed class BenchAgents(IExchange exchange, IUserStore users, DeskPhoneAccounts phones, TimeProvider time, int count) : BackgroundService
{
    /// <summary>What every one of the phones signs in with. They are on the loopback, and nothing is to be had from them.</summary>
    internal const string Secret = "bench";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    // Queues of the settings have ids that come from their names.
    private static readonly QueueId _queue = new(new Guid(SHA256.HashData("Support"u8)[..16]));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = new List<UserAccount>();
        for (var number = 1; number <= count; number++) waiting.Add(await HireAsync(string.Create(CultureInfo.InvariantCulture, $"bench-{number}"), stoppingToken));
        using var timer = new PeriodicTimer(LookEvery, time);
        while (waiting.Count > 0 && await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var user in waiting.Where(user => phones.IsRegistered(user.UserName)).ToList())
            {
                await exchange.SubmitAsync(new ReportPanelConnected(user.AgentId!.Value), stoppingToken);
                await exchange.SubmitAsync(new ChoosePresence(user.AgentId!.Value, Presence.Available), stoppingToken);
                waiting.Remove(user);
            }
        }
    }

    private async Task<UserAccount> HireAsync(string name, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(name, cancellationToken);
        if (user is null)
        {
            user = new(Guid.CreateVersion7(), name, name, UserRole.Agent, new AgentId(Guid.CreateVersion7()), "");
            await users.AddAsync(user, cancellationToken);
        }

        await phones.GiveAsync(user, Secret, cancellationToken);
        await exchange.SubmitAsync(new AddAgent(user.AgentId!.Value, PersonalText.Of(name), [_queue]), cancellationToken);
        return user;
    }
}
