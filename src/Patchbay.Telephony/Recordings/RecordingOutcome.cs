namespace Patchbay.Telephony.Recordings;

/// <summary>How a recording ended.</summary>
/// <param name="Path">The file the recording was asked for.</param>
public abstract record RecordingOutcome(string Path);

/// <summary>The file is complete, on the disk, and under its final name.</summary>
/// <param name="Path">The file.</param>
/// <param name="Duration">Playing time.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">Hash of the whole file, 64 lower-case hexadecimal digits.</param>
public sealed record RecordingFinished(string Path, TimeSpan Duration, long Bytes, string Sha256) : RecordingOutcome(Path);

/// <summary>The disk refused for too long. What had been written stays under the name with <c>.part</c>, for repair.</summary>
/// <param name="Path">The file that does not exist.</param>
/// <param name="Reason">The system's words.</param>
public sealed record RecordingFailed(string Path, string Reason) : RecordingOutcome(Path);

/// <summary>The process ends before the disk took everything. The next one completes it.</summary>
/// <param name="Path">The file that does not exist yet.</param>
public sealed record RecordingLeft(string Path) : RecordingOutcome(Path);
