using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Phone;

/// <summary>Says what is wrong on the server's side, for the panel's trouble line: the worst thing only.</summary>
/// <param name="loop">Knows whether the journal stands still.</param>
internal sealed class ServerTrouble(ExchangeLoop loop)
{
    private PhoneTrouble? told;

    internal PhoneTrouble? Current => loop.StalledSince is { } since
        ? new("journal.stalled", $"Calls cannot be recorded since {since:HH:mm} UTC. Your call goes on; no new calls come in.")
        : null;

    /// <summary>True when it is not what it was at the last question.</summary>
    internal bool Changed()
    {
        var now = Current;
        var changed = now != told;
        told = now;
        return changed;
    }
}
