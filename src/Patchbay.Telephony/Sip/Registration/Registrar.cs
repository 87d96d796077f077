using System.Text;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>Takes registrations of desk phones that prove their secret by digest (RFC 3261 §10.3, §22; RFC 8760). Belongs to the SIP loop.</summary>
internal sealed class Registrar : IRegistrar
{
    private const string Method = "REGISTER";

    /// <summary>Looks that may be under way: what is more comes again by itself.</summary>
    private const int MostLooks = 256;

    private static readonly DeviceSecret Nobody = DeviceSecret.Of("", Convert.ToHexString(Guid.NewGuid().ToByteArray()));

    private readonly DialogContext context;
    private readonly IDeviceAccounts accounts;
    private readonly TimeProvider time;
    private readonly NonceBook nonces;
    private readonly RegistrationThrottle throttle;
    private readonly BindingTable bindings;
    private readonly RegistrationWatch watch;
    private int looks;

    public Registrar(DialogContext context, IDeviceAccounts accounts, byte[] key, Action<string, PhoneContact?> changed)
    {
        this.context = context;
        this.accounts = accounts;
        time = context.Time;
        nonces = new NonceBook(time, key);
        throttle = new RegistrationThrottle(time);
        bindings = new BindingTable(time, context.Timers, changed);
        watch = new RegistrationWatch(context, accounts, bindings);
    }

    public void OnRegister(SipMessage request, SipPeer source)
    {
        string name = NameOf(request);
        if (name.Length == 0)
            Refuse(request, source, 404);
        else if (throttle.WaitOf(source.EndPoint.Address, name) is var wait && wait > TimeSpan.Zero)
            Refuse(request, source, 503, SipLines.RetryAfter(wait));
        else if (!DigestCredentials.TryFind(request, out DigestCredentials? credentials))
            Refuse(request, source, 401, Challenge(isStale: false));
        else if (nonces.Look(credentials.Nonce, credentials.NonceCount) == NonceVerdict.Foreign)
            Refuse(request, source, 401, Challenge(isStale: false));
        else if (!SipText.EqualsIgnoreCase(request.RequestUri, Encoding.UTF8.GetBytes(credentials.Uri)))
            Refuse(request, source, 400);
        else if (looks >= MostLooks)
            Refuse(request, source, 503, SipLines.RetryAfter(TimeSpan.FromSeconds(1)));
        else
            Look(new Attempt(request, source, context.Layer.Accept(request, source), name, credentials));
    }

    public void Lose(SipPeer peer) => bindings.Lose(peer);

    private void Look(Attempt attempt)
    {
        looks++;
        _ = LookAsync(attempt);
    }

    private async Task LookAsync(Attempt attempt)
    {
        DeviceSecret? secret = null;
        bool isFound = false;
        try
        {
            secret = await accounts.FindAsync(attempt.Name, CancellationToken.None);
            isFound = true;
        }
        finally
        {
            context.Loop.Post(() =>
            {
                looks--;
                if (isFound)
                    Decide(attempt, secret);
                else
                    Respond(attempt, 500);
            });
        }
    }

    private void Decide(Attempt attempt, DeviceSecret? secret)
    {
        // Somebody unknown takes as long as somebody with a wrong password.
        bool isRight = DigestHash.IsRight(secret ?? Nobody, attempt.Credentials, Method) && secret is not null;
        if (!isRight || attempt.Credentials.UserName != attempt.Name)
        {
            throttle.Failed(attempt.Source.EndPoint.Address, attempt.Name);
            Respond(attempt, 403);
            return;
        }

        // Looked at again: another request with the same count may have been decided on meanwhile.
        if (nonces.Look(attempt.Credentials.Nonce, attempt.Credentials.NonceCount) != NonceVerdict.Fresh)
        {
            Respond(attempt, 401, Challenge(isStale: true));
            return;
        }

        nonces.Use(attempt.Credentials.Nonce, attempt.Credentials.NonceCount);
        throttle.Succeeded(attempt.Source.EndPoint.Address, attempt.Name);
        Register(attempt, secret!);
    }

    private void Register(Attempt attempt, DeviceSecret secret)
    {
        SipMessage request = attempt.Request;
        int code = ContactWish.Read(request, out bool removesAll, out List<ContactWish> wishes);
        if (code != 0)
        {
            Respond(attempt, code, code == 423 ? "Min-Expires: 60\r\n"u8.ToArray() : []);
            return;
        }

        if ((removesAll || wishes.Count > 0) && bindings.IsLate(attempt.Name, Encoding.UTF8.GetString(request.CallId), request.CSeqNumber))
        {
            Respond(attempt, 500, SipLines.RetryAfter(TimeSpan.FromSeconds(1)));
            return;
        }

        if (removesAll)
            bindings.RemoveAll(attempt.Name);
        else if (wishes.Count > 0)
        {
            bindings.Apply(attempt.Name, wishes, request, attempt.Source);
            watch.Note(attempt.Name, secret);
        }

        DateTimeOffset now = time.GetUtcNow();
        Respond(attempt, 200, Encoding.UTF8.GetBytes(string.Concat(bindings.Of(attempt.Name).Select(contact => ContactWish.Line(contact, now)))));
    }

    /// <summary>The better hash first: a phone takes the first that it knows (RFC 8760 §2.4). One nonce serves both.</summary>
    private byte[] Challenge(bool isStale)
    {
        string nonce = nonces.Make();
        return Encoding.ASCII.GetBytes((context.Options.OffersMd5Only ? "" : Line(DigestAlgorithm.Sha256)) + Line(DigestAlgorithm.Md5));

        string Line(DigestAlgorithm algorithm) =>
            $"WWW-Authenticate: Digest realm=\"{DeviceSecret.Realm}\", nonce=\"{nonce}\", algorithm={DigestHash.NameOf(algorithm)}, qop=\"auth\""
            + (isStale ? ", stale=true\r\n" : "\r\n");
    }

    private static string NameOf(SipMessage request) =>
        NameAddr.TryParse(request.Value(SipHeader.To), out NameAddr to) && SipUri.TryParse(to.Uri, out SipUri uri) ? uri.UserText : "";

    private void Refuse(SipMessage request, SipPeer source, int code, byte[]? lines = null) =>
        context.Layer.RespondStateless(request, source, new SipReply(code) { ToTag = context.Identity.LocalTag(request), Lines = lines });

    private void Respond(Attempt attempt, int code, byte[]? lines = null) => attempt.Transaction.Respond(
        attempt.Request, new SipReply(code) { ToTag = context.Identity.LocalTag(attempt.Request), Lines = lines });

    private sealed record Attempt(
        SipMessage Request, SipPeer Source, ServerTransaction Transaction, string Name, DigestCredentials Credentials);
}
