namespace Patchbay.Runtime.Loop;

/// <summary>Tells the next process how long this one ran, so that the time in which nothing ran counts as nobody's call.</summary>
public interface ILifeSigns
{
    /// <summary>The last sign of the process before this one; null when there was none.</summary>
    DateTimeOffset? LastBefore { get; }

    /// <summary>Gives a sign. About once a second, also when the disk is full; must not throw.</summary>
    /// <param name="now">The instant.</param>
    void Give(DateTimeOffset now);
}
