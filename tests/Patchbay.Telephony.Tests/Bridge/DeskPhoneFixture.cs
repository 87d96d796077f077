using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;
using Patchbay.Telephony.Tests.Sip;
using Patchbay.Telephony.Tests.Sip.Registration;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>A switchboard, an agent named maya, and her desk phone, which is registered.</summary>
internal sealed class DeskPhoneFixture : IDisposable
{
    private static readonly UserAccount Maya = new(Guid.CreateVersion7(), "maya", "Maya", UserRole.Agent, new AgentId(Guid.CreateVersion7()), "");

    private readonly DeskPhoneAccounts accounts = new(new OneUser(), new Secrets());

    public DeskPhoneFixture() => Bridge = new BridgeFixture(accounts);

    public BridgeFixture Bridge { get; }

    public SipPhone Desk { get; } = new();

    public static AgentId Agent => Maya.AgentId!.Value;

    /// <summary>Registers the phone.</summary>
    public async Task RegisterAsync()
    {
        await accounts.GiveAsync(Maya, "a secret", CancellationToken.None);
        await RegisterAsync(1, expires: 600);
    }

    /// <summary>Takes the phone's registration away.</summary>
    public Task UnregisterAsync() => RegisterAsync(3, expires: 0);

    /// <summary>Lets an offer ring at the phone, which is registered for that, and picks up.</summary>
    /// <returns>The INVITE that was picked up.</returns>
    public async Task<WireMessage> PickUpAsync(OfferId offer)
    {
        await RegisterAsync();
        Show(AgentActivity.Alerting, offer.Call, offer);
        var invite = await Desk.NextAsync("INVITE");
        Desk.Reply(invite, "200 OK", Desk.Sdp());
        await Desk.NextAsync("ACK");
        await Bridge.Exchange.NextAsync<AcceptOffer>();
        Show(AgentActivity.OnCall, offer.Call);
        await Bridge.SettleAsync();
        return invite;
    }

    /// <summary>Shows the switchboard what the agent is busy with.</summary>
    public void Show(AgentActivity activity, InteractionId call, OfferId? offer = null, OthersView? others = null, string rule = "longest-idle",
        AgentAudio audio = AgentAudio.Flows, bool isPanelLost = false) => Bridge.Switchboard.React(new Committed(
        [],
        [],
        [
            new AgentView(
                1, DateTimeOffset.UnixEpoch, Agent, PersonalText.Of("Maya"), Presence.Available, DateTimeOffset.UnixEpoch, activity, [],
                new AgentCallView(
                    call, CallDirection.Inbound, offer is null ? CallPhase.Connected : CallPhase.Offered, PersonalText.Of("+46701740633"),
                    PersonalText.Of("Ada"), default, null, "Support", DateTimeOffset.UnixEpoch, offer, default, default, default, rule, default,
                    default, false, null, false, false, false, audio, PersonalText.Empty, ImmutableArray<string>.Empty, others),
                default,
                IsPanelLost: isPanelLost),
        ],
        []));

    /// <summary>Shows the switchboard that the agent has nothing to do any more.</summary>
    public void ShowIdle() => Bridge.Switchboard.React(new Committed(
        [],
        [],
        [
            new AgentView(
                2, DateTimeOffset.UnixEpoch, Agent, PersonalText.Of("Maya"), Presence.Available, DateTimeOffset.UnixEpoch, AgentActivity.Idle, [], null, default),
        ],
        []));

    /// <summary>Waits until the panel is told so of the phone.</summary>
    public async Task StateAsync(DeskPhoneState wanted, TimeSpan patience)
    {
        IDeskPhones phones = Bridge.Switchboard;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        phones.Changed += _ => Look();
        Look();
        await reached.Task.WaitAsync(patience, TimeProvider.System, TestContext.Current.CancellationToken);

        void Look()
        {
            if (phones.Of(Agent) == wanted) reached.TrySetResult();
        }
    }

    /// <summary>Tells the switchboard what was committed.</summary>
    public void Tell(ExchangeEvent happened) => Bridge.Switchboard.React(new Committed([new JournalEntry(1, happened)], [], [], []));

    public void Dispose()
    {
        Bridge.Dispose();
        Desk.Dispose();
    }

    private async Task RegisterAsync(int sequence, int expires)
    {
        Desk.Say(Bridge.Sip, Register(sequence, expires, ""));
        var challenge = await Desk.NextAsync("SIP/2.0 401");
        var nonce = challenge.All("WWW-Authenticate")[0].Split("nonce=\"")[1].Split('"')[0];
        Desk.Say(Bridge.Sip, Register(sequence + 1, expires, PhoneBench.Answer(nonce)));
        await Desk.NextAsync("SIP/2.0 200");
        await Bridge.SettleAsync();
    }

    private string Register(int sequence, int expires, string authorization) =>
        $"REGISTER sip:192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP {Desk.Host};rport;branch=z9hG4bK-reg{sequence}\r\nMax-Forwards: 70\r\n"
        + $"From: <sip:maya@192.0.2.1>;tag=desk\r\nTo: <sip:maya@192.0.2.1>\r\nCall-ID: registration\r\nCSeq: {sequence} REGISTER\r\n"
        + $"Contact: <sip:maya@{Desk.Host}>\r\nExpires: {expires}\r\n{authorization}Content-Length: 0\r\n\r\n";

    private sealed class OneUser : IUserStore
    {
        public ValueTask<Refusal?> AddAsync(UserAccount user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<UserAccount?> FindAsync(string userName, CancellationToken cancellationToken) => new(userName == "maya" ? Maya : null);

        public ValueTask<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => new([Maya]);

        public ValueTask<bool> SetPasswordHashAsync(string userName, string passwordHash, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<bool> SetDisabledAsync(string userName, bool disabled, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class Secrets : ISecretStore
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string?> kept = [];

        public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) => new(kept.GetValueOrDefault(name));

        public ValueTask WriteAsync(string name, string? secret, CancellationToken cancellationToken)
        {
            kept[name] = secret;
            return ValueTask.CompletedTask;
        }
    }
}
