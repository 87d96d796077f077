using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Bridge;

/// <summary>Messages of the switchboard.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(2500, LogLevel.Error, "The switchboard met a bug and goes on with the next piece of work.")]
    public static partial void SwitchboardBug(this ILogger logger, Exception bug);

    [LoggerMessage(2501, LogLevel.Warning, "Call {Call} cannot be placed: {Reason}")]
    public static partial void CallNotPlaced(this ILogger logger, string call, string reason);

    [LoggerMessage(2502, LogLevel.Warning, "The recording of call {Call} failed: {Reason}")]
    public static partial void RecordingFailed(this ILogger logger, string call, string reason);

    [LoggerMessage(2503, LogLevel.Information, "Leg {Leg} of an earlier process is ended.")]
    public static partial void OrphanEnded(this ILogger logger, string leg);

    [LoggerMessage(2504, LogLevel.Information, "SIP on {Sip}, browsers on {Browser}.")]
    public static partial void Listening(this ILogger logger, string sip, string browser);

    [LoggerMessage(2505, LogLevel.Error, "SIP met a bug and goes on with the next message.")]
    public static partial void SipBug(this ILogger logger, Exception bug);

    [LoggerMessage(2506, LogLevel.Information, "Call {Call} is refused: {Code}")]
    public static partial void CallRefused(this ILogger logger, string call, string code);
}
