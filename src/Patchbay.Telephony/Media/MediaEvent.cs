namespace Patchbay.Telephony.Media;

/// <summary>Something a leg's media did that signalling or the call flow may care about.</summary>
public abstract record MediaEvent;

/// <summary>The far end pressed a key. Raised once per press, at its beginning.</summary>
/// <param name="Digit">0-9, *, # or A-D.</param>
public sealed record DigitReceived(char Digit) : MediaEvent;

/// <summary>Nothing has come in for <see cref="MediaLeg.MediaTimeout"/>.</summary>
/// <param name="Since">How long it has been quiet.</param>
public sealed record MediaLost(TimeSpan Since) : MediaEvent;

/// <summary>Nothing has come in for <see cref="MediaLeg.MediaTimeout"/> once more, after a <see cref="MediaLost"/>.</summary>
/// <param name="Since">How long it has been quiet.</param>
public sealed record MediaStaysLost(TimeSpan Since) : MediaEvent;

/// <summary>Packets come in again after a <see cref="MediaLost"/>.</summary>
public sealed record MediaReturned : MediaEvent;

/// <summary>The clips of a playlist that play once have been sent.</summary>
/// <param name="Playlist">The list given to <see cref="MediaLeg.Hear"/>.</param>
public sealed record PlaybackFinished(Playlist Playlist) : MediaEvent;

/// <summary>All digits given to <see cref="MediaLeg.SendDigits"/> have been sent.</summary>
public sealed record DigitsSent : MediaEvent;
