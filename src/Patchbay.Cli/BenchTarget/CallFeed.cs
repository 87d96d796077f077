using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Cli.BenchTarget;

/// <summary>
/// Takes calls and agents from lines of standard input and answers each on standard output: <c>12 arrive CALL NUMBER</c> is answered by
/// <c>12 ok</c> once it is in the journal, or by <c>12 no CODE</c>. An offer is told as <c>offer CALL ORDINAL AGENT</c>, a call
/// that came by SIP as <c>arrived CALL NUMBER</c>.
/// </summary>
internal sealed class CallFeed(IExchange exchange, IUserStore users, IHostApplicationLifetime lifetime) : BackgroundService, IReactor
{
    // Queues of the settings have ids that come from their names.
    private static readonly QueueId _queue = new(new Guid(SHA256.HashData("Support"u8)[..16]));

    private readonly ConcurrentDictionary<string, AgentId> _agents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<AgentId, string> _names = [];

    // The reader of a campaign keeps up; when it does not, whoever answers waits.
    private readonly Channel<string> _answers = Channel.CreateBounded<string>(10_000);

    /// <summary>True for a call that the campaign brought: its ids are made by chance (version 4), those of Patchbay tell the time (version 7).</summary>
    internal static bool IsOwn(InteractionId call) => call.Value.Version == 4;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is CallArrived arrived && !IsOwn(arrived.Call)) _answers.Writer.TryWrite($"arrived {arrived.Call.Value} {arrived.Ani.Value}");
            if (entry.Event is OfferMade made && _names.TryGetValue(made.Agent, out var name))
                _answers.Writer.TryWrite($"offer {made.Offer.Call.Value} {made.Offer.Ordinal} {name}");
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(() => ReadAsync(stoppingToken), stoppingToken), Task.Run(() => WriteAsync(stoppingToken), stoppingToken));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            // Each line goes its own way: the commits group by themselves. Failures are answered, too.
            _ = AnswerAsync(line.Split(' '), cancellationToken);
        }

        lifetime.StopApplication();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (await _answers.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_answers.Reader.TryRead(out var answer)) await Console.Out.WriteLineAsync(answer);
            await Console.Out.FlushAsync(cancellationToken);
        }
    }

    private async Task AnswerAsync(string[] words, CancellationToken cancellationToken)
    {
        string answer;
        try
        {
            var refusal = words[1] == "agent"
                ? await ConnectAsync(words[2], cancellationToken)
                : await exchange.SubmitAsync(Read(words), cancellationToken);
            answer = refusal is null ? "ok" : $"no {refusal.Code}";
        }
        catch (Exception broken) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever waits for this line must hear of it; a line without an answer would hold up the campaign.
            answer = $"no failed {broken.Message.ReplaceLineEndings(" ")}";
        }

        await _answers.Writer.WriteAsync($"{words[0]} {answer}", cancellationToken);
    }

    private ExchangeCommand Read(string[] words)
    {
        var call = new InteractionId(Guid.Parse(words[2]));
        return words[1] switch
        {
            "arrive" => new ArriveCall(call, PersonalText.Of(words[3]), PersonalText.Empty, "1000", PersonalText.Of("bench")),
            "accept" => new AcceptOffer(new(call, int.Parse(words[3], null)), _agents[words[4]]),
            "decline" => new DeclineOffer(new(call, int.Parse(words[3], null)), _agents[words[4]]),
            "dial" => new DialCall(call, _agents[words[4]], PersonalText.Of(words[3]), null),
            "answered" => new ReportLegAnswered(new(call, 2), PersonalText.Of("bench")),
            "audio" => new ReportAgentAudio(new(call, int.Parse(words[3], null)), true),
            "hangup" => new HangUpCall(call, _agents[words[3]]),
            "ended" => new ReportLegEnded(new(call, int.Parse(words[3], null)), Enum.Parse<EndCause>(words[4]), null),
            "recorded" => new ReportRecordingFinished(call, TimeSpan.FromSeconds(5), 2, ""),
            "finish" => new FinishWrapUp(call, _agents[words[3]], words[4], PersonalText.Of(string.Join(' ', words[5..]))),
            _ => throw new FormatException($"There is no command {words[1]}."),
        };
    }

    /// <summary>Makes the account when it is not there, and lets its panel come and be available.</summary>
    private async Task<Refusal?> ConnectAsync(string name, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(name, cancellationToken);
        if (user is null)
        {
            user = new(Guid.CreateVersion7(), name, name, UserRole.Agent, new AgentId(Guid.CreateVersion7()), "");
            await users.AddAsync(user, cancellationToken);
        }

        var agent = user.AgentId!.Value;
        (_agents[name], _names[agent]) = (agent, name);
        await exchange.SubmitAsync(new AddAgent(agent, PersonalText.Of(name), [_queue]), cancellationToken);
        await exchange.SubmitAsync(new ReportPanelConnected(agent), cancellationToken);
        return await exchange.SubmitAsync(new ChoosePresence(agent, Presence.Available), cancellationToken);
    }
}
