using System.Diagnostics;
using Patchbay.DemoOrg.Faults;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>What befalls single rows. Reference: rest-call-logging §5; the exact words are the platform's, as far as they are known.</summary>
internal static class RowTroubles
{
    /// <summary>The trouble of the next row; null when it has none.</summary>
    public static ApiError? Next(WriteScope scope, SObjectType type) => scope.Faults?.ForRow(type.Name) switch
    {
        null => null,
        Fault.RowLocked => new ApiError("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record") { Fields = [] },
        Fault.RowBroken => new ApiError("UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId if you contact support: 1") { Fields = [], Status = 500 },
        Fault.RowInvalid => new ApiError("FIELD_CUSTOM_VALIDATION_EXCEPTION", "This record does not fit what the admin wants today") { Fields = [] },
        Fault.RowRefused => new ApiError("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            $"{type.Name}Guard: execution of BeforeInsert\n\ncaused by: System.LimitException: Too many SOQL queries: 101\n\n()")
        { Fields = [] },
        _ => throw new UnreachableException(),
    };
}
