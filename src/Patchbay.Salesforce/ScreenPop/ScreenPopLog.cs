using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>Messages of the screen pop.</summary>
internal static partial class ScreenPopLog
{
    [LoggerMessage(3301, LogLevel.Warning, "Too many calls at once: a new one will not pop")]
    public static partial void TooManyCallsToPop(this ILogger logger);
}
