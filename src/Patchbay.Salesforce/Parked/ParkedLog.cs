using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;

namespace Patchbay.Salesforce.Parked;

/// <summary>Messages about parked records.</summary>
internal static partial class ParkedLog
{
    [LoggerMessage(3801, LogLevel.Information, "A person answered for the parked record of call {Call}: it is {State} now")]
    public static partial void ParkedAnswered(this ILogger logger, InteractionId call, RecordLinkState state);

    [LoggerMessage(3802, LogLevel.Information, "Fields that a person set could not be compared with the org: {Code}")]
    public static partial void FieldsNotChecked(this ILogger logger, string code);
}
