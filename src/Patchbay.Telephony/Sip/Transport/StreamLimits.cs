namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What one who connects may cost.</summary>
internal sealed record StreamLimits
{
    /// <summary>Connections at once. More are closed as they come.</summary>
    public int MostConnections { get; init; } = 1000;

    /// <summary>Connections at once from one address, so that one host cannot take them all. A whole office may come from one.</summary>
    public int MostFromOneAddress => Math.Max(1, MostConnections / 2);

    /// <summary>How long a connection may say nothing at all.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a connection may take to be made, to send its first message, and to finish one it began.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest message in bytes: what a datagram could hold.</summary>
    public int LargestMessage { get; init; } = ushort.MaxValue;

    /// <summary>Messages that may wait for a slow reader. Beyond that the connection is closed.</summary>
    public int MostWaiting { get; init; } = 256;
}
