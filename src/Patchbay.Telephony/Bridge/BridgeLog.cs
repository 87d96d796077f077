using System.Net;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Bridge;

/// <summary>Messages of the switchboard: 2600 to 2649.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(2600, LogLevel.Error, "The switchboard met a bug and goes on with the next piece of work.")]
    public static partial void SwitchboardBug(this ILogger logger, Exception bug);

    [LoggerMessage(2601, LogLevel.Warning, "Call {Call} gets no audio and is refused: no media port is free")]
    public static partial void NoPortFree(this ILogger logger, string call);

    [LoggerMessage(2612, LogLevel.Warning, "Call {Call} cannot be placed: {Reason}")]
    public static partial void CallNotPlaced(this ILogger logger, string call, string reason);

    [LoggerMessage(2613, LogLevel.Warning, "Call {Call} cannot be placed: the name {Host} has no address that can be reached from ours, or nobody said so within {Seconds} s")]
    public static partial void NameNotFound(this ILogger logger, string call, string host, double seconds);

    [LoggerMessage(2615, LogLevel.Warning, "Call {Call} was not put through: nothing came back from {Hop}; see that it is up, that it may be reached from here, and that it knows our address")]
    public static partial void LineSilent(this ILogger logger, string call, IPEndPoint hop);

    [LoggerMessage(2616, LogLevel.Warning, "Call {Call} was not put through: {Hop} refused it with {Code} {Reason}")]
    public static partial void LineRefused(this ILogger logger, string call, IPEndPoint hop, int code, string reason);

    [LoggerMessage(2618, LogLevel.Warning, "Call {Call} was not put through: the certificate of {Hop} is not trusted: {Why}")]
    public static partial void LineDistrusted(this ILogger logger, string call, IPEndPoint hop, string why);

    [LoggerMessage(2617, LogLevel.Warning, "Call {Call} from {Source} is refused with {Code} {Reason}; ours is plain RTP with PCMU or PCMA at {Address}")]
    public static partial void AudioRefused(this ILogger logger, string call, IPAddress source, int code, string reason, IPAddress address);

    [LoggerMessage(2614, LogLevel.Warning, "Refused a call from {Source}, which may be called but is not among those that may call")]
    public static partial void CallerRefused(this ILogger logger, IPAddress source);

    [LoggerMessage(2602, LogLevel.Warning, "The recording of call {Call} failed: {Reason}")]
    public static partial void RecordingFailed(this ILogger logger, string call, string reason);

    [LoggerMessage(2603, LogLevel.Information, "Leg {Leg} of an earlier process is ended.")]
    public static partial void OrphanEnded(this ILogger logger, string leg);

    [LoggerMessage(2604, LogLevel.Information, "SIP on {Sip}, browsers on {Browser}.")]
    public static partial void Listening(this ILogger logger, string sip, string browser);

    [LoggerMessage(2606, LogLevel.Information, "Call {Call} is refused: {Code}")]
    public static partial void CallRefused(this ILogger logger, string call, string code);

    [LoggerMessage(2607, LogLevel.Information, "The recording {Path} of an earlier process is complete: {Seconds:F1} s.")]
    public static partial void RecordingRepaired(this ILogger logger, string path, double seconds);

    [LoggerMessage(2608, LogLevel.Warning, "The recording {Path} of an earlier process cannot be completed: {Reason}")]
    public static partial void RecordingNotRepaired(this ILogger logger, string path, string reason);

    [LoggerMessage(2610, LogLevel.Warning, "The message {Path} was deleted, but its file remains: {Reason}")]
    public static partial void MessageNotDeleted(this ILogger logger, string path, string reason);

    [LoggerMessage(2611, LogLevel.Information, "{Count} files of messages that are gone were left by an earlier process and are deleted.")]
    public static partial void MessagesSwept(this ILogger logger, int count);

    [LoggerMessage(2609, LogLevel.Error, "Recordings of an earlier process could not be looked for.")]
    public static partial void SweepFailed(this ILogger logger, Exception reason);
}
