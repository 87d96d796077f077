using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.FlowLookups;

/// <summary>Messages of what call flows ask.</summary>
internal static partial class FlowLookupLog
{
    [LoggerMessage(3251, LogLevel.Warning, "Salesforce did not answer what the flow of call {Call} asked: {Code}")]
    public static partial void LookupNotAnswered(this ILogger logger, InteractionId call, string code);

    [LoggerMessage(3252, LogLevel.Error, "What a call flow asked could not be looked up")]
    public static partial void FlowLookupFailed(this ILogger logger, Exception cause);
}
