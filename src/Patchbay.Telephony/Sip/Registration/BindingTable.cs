using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>Which phones are registered. The newest contact of an account is the one that rings. Belongs to the SIP loop.</summary>
internal sealed class BindingTable(TimeProvider time, SipTimers timers, Action<string, PhoneContact?> changed)
{
    private const int MostContacts = 4;

    private readonly Dictionary<string, List<Binding>> accounts = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<PhoneContact> Of(string account) =>
        accounts.TryGetValue(account, out List<Binding>? bindings) ? bindings.Select(binding => binding.Contact) : [];

    /// <summary>True if a contact of this account was registered by a request after this one, which then came late.</summary>
    public bool IsLate(string account, string callId, uint sequence) =>
        accounts.TryGetValue(account, out List<Binding>? bindings) && bindings.Exists(b => b.CallId == callId && sequence <= b.Sequence);

    public void Apply(string account, IEnumerable<ContactWish> wishes, SipMessage request, SipPeer flow)
    {
        if (!accounts.TryGetValue(account, out List<Binding>? bindings))
            accounts[account] = bindings = [];
        string callId = System.Text.Encoding.UTF8.GetString(request.CallId);
        foreach (ContactWish wish in wishes)
        {
            Drop(bindings, binding => binding.Contact.Address.Uri == wish.Address.Uri);
            if (wish.Expires == TimeSpan.Zero)
                continue;
            PhoneContact contact = new(wish.Address, flow, time.GetUtcNow() + wish.Expires);
            SipTimer expiry = timers.After(wish.Expires, () => Remove(account, binding => binding.Contact == contact));
            bindings.Add(new Binding(contact, callId, request.CSeqNumber, expiry));
            if (bindings.Count > MostContacts)
                Drop(bindings, binding => binding == bindings[0]);
        }

        Tell(account, bindings);
    }

    public void RemoveAll(string account) => Remove(account, _ => true);

    /// <summary>A connection is gone, and with it the way to the phones behind it.</summary>
    public void Lose(SipPeer peer)
    {
        foreach (string account in accounts.Where(a => a.Value.Exists(b => b.Contact.Flow.IsSame(peer))).Select(a => a.Key).ToList())
            Remove(account, binding => binding.Contact.Flow.IsSame(peer));
    }

    private void Remove(string account, Predicate<Binding> which)
    {
        if (!accounts.TryGetValue(account, out List<Binding>? bindings))
            return;
        Drop(bindings, which);
        Tell(account, bindings);
    }

    private void Tell(string account, List<Binding> bindings)
    {
        if (bindings.Count == 0)
            accounts.Remove(account);
        changed(account, bindings.Count == 0 ? null : bindings[^1].Contact);
    }

    private static void Drop(List<Binding> bindings, Predicate<Binding> which)
    {
        foreach (Binding binding in bindings.FindAll(which))
        {
            binding.Expiry.Cancel();
            bindings.Remove(binding);
        }
    }
}
