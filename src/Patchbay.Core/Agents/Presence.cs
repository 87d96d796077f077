namespace Patchbay.Core.Agents;

/// <summary>What an agent chose.</summary>
public enum PresenceKind
{
    /// <summary>Not at work. No calls are offered.</summary>
    Offline,

    /// <summary>Ready for calls.</summary>
    Available,

    /// <summary>At work, not ready, with a reason.</summary>
    NotReady,
}

/// <summary>What an agent chose, with the reason where one is due.</summary>
/// <param name="Kind">The choice.</param>
/// <param name="Reason">Why not ready, at most 80 characters; null for the other kinds.</param>
public sealed record Presence(PresenceKind Kind, string? Reason = null)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 80;

    /// <summary>Not at work.</summary>
    public static Presence Offline { get; } = new(PresenceKind.Offline);

    /// <summary>Ready for calls.</summary>
    public static Presence Available { get; } = new(PresenceKind.Available);

    /// <summary>An offer was not taken in time (ring no answer).</summary>
    public static Presence MissedCall { get; } = new(PresenceKind.NotReady, "Missed a call");

    /// <summary>The agent declined an offer.</summary>
    public static Presence DeclinedCall { get; } = new(PresenceKind.NotReady, "Declined a call");

    /// <summary>The panel or its audio went away and did not come back.</summary>
    public static Presence ConnectionLost { get; } = new(PresenceKind.NotReady, "Connection lost");
}
