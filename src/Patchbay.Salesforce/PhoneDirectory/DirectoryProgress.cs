namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>How fresh the directory is. Written by the sync, read by anyone.</summary>
internal sealed class DirectoryProgress
{
    private long filledTicks;

    /// <summary>True once everything was read.</summary>
    internal bool IsFilled => FilledAt is not null;

    /// <summary>Until when the directory knows all changes; null before the first fill was complete.</summary>
    internal DateTimeOffset? FilledAt => Interlocked.Read(ref filledTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Everything was read.</summary>
    /// <param name="at">When.</param>
    internal void Filled(DateTimeOffset at) => Interlocked.Exchange(ref filledTicks, at.UtcTicks);
}
