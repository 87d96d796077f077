namespace Patchbay.Server.Features.Flows;

/// <summary>What is told of call flows that run.</summary>
internal static partial class FlowLog
{
    [LoggerMessage(1400, LogLevel.Warning, "The call flow {Flow} was cut at step {Step} and its caller went to the default queue: {Advice}. Further calls within a minute are not told")]
    internal static partial void FlowCut(this ILogger logger, string flow, string step, string advice);
}
