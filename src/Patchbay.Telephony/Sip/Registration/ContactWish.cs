using System.Globalization;
using System.Text;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>One contact that a phone wants to have, or to give up.</summary>
/// <param name="Address">The address.</param>
/// <param name="Expires">How long; zero to give it up.</param>
internal sealed record ContactWish(SipAddress Address, TimeSpan Expires)
{
    /// <summary>A phone that wants to be registered for shorter would only keep us busy.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);

    /// <summary>The longest, and what a phone gets that does not say.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Reads the contacts of a registration.</summary>
    /// <returns>Zero, or the code to refuse it with.</returns>
    public static int Read(SipMessage request, out bool removesAll, out List<ContactWish> wishes)
    {
        wishes = [];
        removesAll = false;
        TimeSpan usual = Seconds(request.Value(SipHeader.Expires)) ?? Longest;
        foreach (ReadOnlySpan<byte> value in request.Values(SipHeader.Contact))
        {
            if (value.SequenceEqual("*"u8))
            {
                removesAll = true;
                continue;
            }

            // Phones may register another scheme beside the one that we can call.
            if (!NameAddr.TryParse(value, out NameAddr contact) || !SipAddress.TryParse(Encoding.UTF8.GetString(contact.Uri), out SipAddress? address))
                continue;
            TimeSpan expires = contact.Parameters.TryGet("expires"u8, out ReadOnlySpan<byte> own) ? Seconds(own) ?? usual : usual;
            if (expires > TimeSpan.Zero && expires < Shortest)
                return 423;
            wishes.Add(new ContactWish(address!, expires < Longest ? expires : Longest));
        }

        // The star is for leaving, and stands alone (RFC 3261 §10.2.2).
        return removesAll && (wishes.Count > 0 || usual > TimeSpan.Zero) ? 400 : 0;
    }

    /// <summary>The lines of the answer that names a contact.</summary>
    public static string Line(PhoneContact contact, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"Contact: <{contact.Address.Uri}>;expires={Math.Max(0, Math.Ceiling((contact.Until - now).TotalSeconds)):0}\r\n");

    private static TimeSpan? Seconds(ReadOnlySpan<byte> text) =>
        SipText.TryParseUInt32(text, out uint seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
