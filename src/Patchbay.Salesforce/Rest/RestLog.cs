using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Rest;

/// <summary>Messages about requests.</summary>
internal static partial class RestLog
{
    [LoggerMessage(3001, LogLevel.Warning, "What was spent of the share of API calls could not be kept, it is tried again in five seconds: {Why}")]
    public static partial void SpentCallsNotKept(this ILogger logger, string why);
}
