using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Recordings;

/// <summary>What recordings need from outside.</summary>
/// <param name="Budget">Memory for what the disk does not take.</param>
/// <param name="Open">Creates a file, or empties it.</param>
/// <param name="Logger">Where trouble is told.</param>
internal sealed record RecordingSurroundings(RecordingBudget Budget, Func<string, FileStream> Open, ILogger Logger);
