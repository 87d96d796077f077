using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Recordings;

/// <summary>Messages about recordings that go to Salesforce.</summary>
internal static partial class RecordingsLog
{
    [LoggerMessage(3901, LogLevel.Warning, "The recording of call {Call} is not in Salesforce: {Problem}. The link in its Task plays it all the same")]
    public static partial void NotUploaded(this ILogger logger, InteractionId call, string problem);

    [LoggerMessage(3902, LogLevel.Information, "Recordings wait to be uploaded: {Code}")]
    public static partial void UploadWaits(this ILogger logger, string code);
}
