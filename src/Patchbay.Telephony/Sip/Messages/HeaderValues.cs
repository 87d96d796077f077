namespace Patchbay.Telephony.Sip.Messages;

/// <summary>All values of one header field, over several lines and over commas, in order. Empty values are passed over.</summary>
internal ref struct HeaderValues(SipMessage message, SipHeader header)
{
    private int field = -1;
    private ReadOnlySpan<byte> rest;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly HeaderValues GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            while (!rest.IsEmpty)
            {
                int comma = SipText.IndexOfUnquoted(rest, (byte)',');
                // An open quote takes the rest of the line: the value will not parse, which is the right verdict on it.
                int end = comma < 0 ? rest.Length : comma;
                Current = SipText.Trim(rest[..end]);
                rest = end < rest.Length ? rest[(end + 1)..] : default;
                if (!Current.IsEmpty)
                    return true;
            }

            field = message.NextField(header, field);
            if (field < 0)
                return false;
            rest = message.FieldValue(field);
        }
    }
}
