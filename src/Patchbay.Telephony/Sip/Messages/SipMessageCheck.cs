namespace Patchbay.Telephony.Sip.Messages;

/// <summary>What every message must have before anybody acts on it (RFC 3261 §8.1.1, §8.2, §18.3).</summary>
internal static class SipMessageCheck
{
    private static readonly SipHeader[] ExactlyOnce = [SipHeader.From, SipHeader.To, SipHeader.CallId, SipHeader.CSeq];
    private static readonly SipHeader[] AtMostOnce = [SipHeader.MaxForwards, SipHeader.ContentLength, SipHeader.ContentType];

    /// <summary>Call-IDs, tags and branches of real peers have less than 200; these are the keys of our tables.</summary>
    private const int MaxIdLength = 512;

    public static SipDefect? FindDefect(SipMessage message) =>
        FindCountDefect(message) ?? FindCSeqDefect(message) ?? FindAddressDefect(message)
        ?? FindViaDefect(message) ?? FindNumberDefect(message);

    private static SipDefect? FindCountDefect(SipMessage message)
    {
        foreach (SipHeader header in ExactlyOnce)
        {
            int count = message.CountFields(header);
            if (count != 1)
                return SipDefect.Malformed((count == 0 ? "Missing " : "More Than One ") + header);
        }

        foreach (SipHeader header in AtMostOnce)
        {
            if (message.CountFields(header) > 1)
                return SipDefect.Malformed("More Than One " + header);
        }

        bool isGood = message.CallId.Length is > 0 and <= MaxIdLength && !SipText.ContainsSpace(message.CallId);
        return isGood ? null : SipDefect.Malformed("Malformed Call-ID");
    }

    private static SipDefect? FindCSeqDefect(SipMessage message)
    {
        if (!CSeq.TryParse(message.Value(SipHeader.CSeq), out CSeq sequence))
            return SipDefect.Malformed("Malformed CSeq");
        return message.IsRequest && !sequence.Method.SequenceEqual(message.MethodName)
            ? SipDefect.Malformed("CSeq Does Not Match the Method") : null;
    }

    private static SipDefect? FindAddressDefect(SipMessage message)
    {
        if (!IsAddress(message.Value(SipHeader.From)))
            return SipDefect.Malformed("Malformed From");
        if (!IsAddress(message.Value(SipHeader.To)))
            return SipDefect.Malformed("Malformed To");
        foreach (ReadOnlySpan<byte> contact in message.Values(SipHeader.Contact))
        {
            if (!contact.SequenceEqual("*"u8) && !IsAddress(contact))
                return SipDefect.Malformed("Malformed Contact");
        }

        return AreAddresses(message, SipHeader.Route) && AreAddresses(message, SipHeader.RecordRoute)
            ? null : SipDefect.Malformed("Malformed Route");
    }

    private static bool AreAddresses(SipMessage message, SipHeader header)
    {
        foreach (ReadOnlySpan<byte> value in message.Values(header))
        {
            if (!IsAddress(value))
                return false;
        }

        return true;
    }

    private static bool IsAddress(ReadOnlySpan<byte> value)
    {
        if (!NameAddr.TryParse(value, out NameAddr address) || !SipUri.TryParseScheme(address.Uri, out UriScheme scheme)
            || address.Tag.Length > MaxIdLength)
            return false;
        return scheme == UriScheme.Other || SipUri.TryParse(address.Uri, out _);
    }

    private static SipDefect? FindViaDefect(SipMessage message)
    {
        int count = 0;
        foreach (ReadOnlySpan<byte> value in message.Values(SipHeader.Via))
        {
            if (!Via.TryParse(value, out Via via) || via.Branch.Length > MaxIdLength || via.Host.Length > MaxIdLength)
                return SipDefect.Malformed("Malformed Via");
            count++;
        }

        return count == 0 ? SipDefect.Malformed("Missing Via") : null;
    }

    private static SipDefect? FindNumberDefect(SipMessage message)
    {
        if (message.Has(SipHeader.ContentLength)
            && (!SipText.TryParseUInt32(message.Value(SipHeader.ContentLength), out uint length) || length > message.AvailableBody))
            return SipDefect.Malformed("Content-Length Does Not Match the Body");
        if (message.Has(SipHeader.MaxForwards)
            && (!SipText.TryParseUInt32(message.Value(SipHeader.MaxForwards), out uint hops) || hops > 255))
            return SipDefect.Malformed("Malformed Max-Forwards");
        return null;
    }
}
