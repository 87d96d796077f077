using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog;

/// <summary>Messages of the record writer.</summary>
internal static partial class CallLogLog
{
    [LoggerMessage(3101, LogLevel.Debug, "Call {Call} stands in Salesforce as {Id}")]
    public static partial void RecordWritten(this ILogger logger, InteractionId call, string id);

    [LoggerMessage(3102, LogLevel.Warning, "Salesforce's own rules refuse the record of call {Call}: {Code}. It is parked until someone looks")]
    public static partial void RecordParked(this ILogger logger, InteractionId call, string code);

    [LoggerMessage(3103, LogLevel.Information, "The record of call {Call} was deleted in Salesforce and stays deleted")]
    public static partial void RecordDeleted(this ILogger logger, InteractionId call);

    [LoggerMessage(3104, LogLevel.Information, "The record of call {Call} waits: {Code}")]
    public static partial void RecordWaits(this ILogger logger, InteractionId call, string code);

    [LoggerMessage(3105, LogLevel.Warning, "Nothing is written to Salesforce: {Why} ({Code}). The next try is in {Delay}, or as soon as the org answers somebody else or an org check finds it well")]
    public static partial void WriterWaits(this ILogger logger, string why, string code, TimeSpan delay);

    [LoggerMessage(3107, LogLevel.Error, "The record of call {Call} could not be built; it is parked")]
    public static partial void RecordNotBuilt(this ILogger logger, InteractionId call, Exception cause);

    [LoggerMessage(3108, LogLevel.Error, "The field {Field} is not unique in this org: tick Unique and External ID, or a record may be doubled")]
    public static partial void KeyIsNotUnique(this ILogger logger, string field);

    [LoggerMessage(3109, LogLevel.Debug, "Whether the key is unique could not be seen: {Code}")]
    public static partial void KeyNotChecked(this ILogger logger, string code);

    [LoggerMessage(3110, LogLevel.Information, "The org has {ObjectName}.{Field} again: {Calls} calls that were written without it get it now")]
    public static partial void FieldIsBack(this ILogger logger, string objectName, string field, int calls);

    [LoggerMessage(3111, LogLevel.Debug, "Whether missing fields are there by now could not be seen: {Code}")]
    public static partial void FieldsNotLookedAt(this ILogger logger, string code);

    [LoggerMessage(3112, LogLevel.Information, "Writing to Salesforce goes on")]
    public static partial void WriterGoesOn(this ILogger logger);

    [LoggerMessage(3106, LogLevel.Error, "A round of the record writer failed and is done again, what calls have still to tell waits: {Why}")]
    public static partial void PassFailed(this ILogger logger, string why, Exception cause);
}
