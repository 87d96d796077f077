namespace Patchbay.Telephony.Bridge;

/// <summary>A call that was let in and that the exchange has not decided about yet.</summary>
/// <param name="since">When it was let in.</param>
internal sealed class Arrival(TimeSpan since)
{
    private volatile bool isDecided;

    internal TimeSpan Since => since;

    internal bool IsDecided => isDecided;

    /// <summary>The exchange took it or refused it, or it never got there. On any thread.</summary>
    internal void Decided() => isDecided = true;
}
