using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Matching;

/// <summary>Messages of the look-up of callers.</summary>
internal static partial class MatchingLog
{
    [LoggerMessage(3201, LogLevel.Warning, "Call {Call} was not looked up: too many at once")]
    public static partial void CallerNotLookedUp(this ILogger logger, InteractionId call);

    [LoggerMessage(3202, LogLevel.Error, "A caller could not be looked up")]
    public static partial void LookupFailed(this ILogger logger, Exception cause);

    [LoggerMessage(3203, LogLevel.Information, "The org was not searched to the end for call {Call}: {Code}")]
    public static partial void SearchGaveUp(this ILogger logger, InteractionId call, string code);

    [LoggerMessage(3204, LogLevel.Warning, "The stored match rules are not used, the standard ones are: {Reason}")]
    public static partial void RulesNotUsed(this ILogger logger, string reason);

    [LoggerMessage(3205, LogLevel.Warning, "No record was made of the unknown caller of call {Call}: {Code}")]
    public static partial void CallerNotMade(this ILogger logger, InteractionId call, string code);

    [LoggerMessage(3206, LogLevel.Information, "It was not known in time which agent owns a caller's record: {Code}")]
    public static partial void OwnerNotKnown(this ILogger logger, string code);
}
