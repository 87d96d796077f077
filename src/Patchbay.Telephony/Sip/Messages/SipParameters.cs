namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The <c>;name=value</c> list behind a URI, an address or a Via. Reads in place, allocates nothing.</summary>
internal readonly ref struct SipParameters
{
    private readonly ReadOnlySpan<byte> text;

    private SipParameters(ReadOnlySpan<byte> text) => this.text = text;

    public ReadOnlySpan<byte> Raw => text;

    /// <summary>Takes a list that is empty or starts with a semicolon.</summary>
    /// <returns>False when a name is missing or not a token, or a quote stays open.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out SipParameters parameters)
    {
        parameters = new SipParameters(text);
        ReadOnlySpan<byte> rest = SipText.Trim(text);
        while (!rest.IsEmpty)
        {
            if (rest[0] != (byte)';' || !TryTake(ref rest, out ReadOnlySpan<byte> name, out _) || !IsName(name))
                return false;
        }

        return true;
    }

    /// <summary>Finds a parameter; a parameter without a value has an empty one. Names are not case-sensitive.</summary>
    public bool TryGet(ReadOnlySpan<byte> wanted, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = SipText.Trim(text);
        while (!rest.IsEmpty && TryTake(ref rest, out ReadOnlySpan<byte> name, out value))
        {
            if (SipText.EqualsIgnoreCase(name, wanted))
                return true;
        }

        value = default;
        return false;
    }

    public bool Has(ReadOnlySpan<byte> name) => TryGet(name, out _);

    public Enumerator GetEnumerator() => new(text);

    // URI parameters may hold characters that a token may not, e.g. brackets and slashes (§25.1, paramchar).
    private static bool IsName(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && name.IndexOfAny(SipText.NotInParameterName) < 0;

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        rest = rest[1..];
        int end = SipText.IndexOfUnquoted(rest, (byte)';');
        if (end < 0)
        {
            name = value = default;
            return false;
        }

        ReadOnlySpan<byte> pair = rest[..end];
        rest = rest[end..];
        int equals = pair.IndexOf((byte)'=');
        name = SipText.Trim(equals < 0 ? pair : pair[..equals]);
        value = equals < 0 ? default : SipText.Trim(pair[(equals + 1)..]);
        return true;
    }

    public ref struct Enumerator(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = SipText.Trim(text);
        private ReadOnlySpan<byte> name;
        private ReadOnlySpan<byte> value;

        public readonly SipParameter Current => new(name, value);

        public bool MoveNext() => !rest.IsEmpty && TryTake(ref rest, out name, out value);
    }
}
