using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Mapping;

/// <summary>Messages about mappings.</summary>
internal static partial class MappingLog
{
    [LoggerMessage(3701, LogLevel.Error, "The saved mapping is not understood, and nothing is mapped: {Problem}. Save a new one")]
    public static partial void MappingNotUnderstood(this ILogger logger, string problem);
}
