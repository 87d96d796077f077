namespace Patchbay.DemoOrg.Faults;

/// <summary>What can befall one request of a client, or one row of it. Reference: rest-call-logging §5.</summary>
public enum Fault
{
    /// <summary>500 UNKNOWN_EXCEPTION; nothing is done.</summary>
    ServerError,

    /// <summary>503 SERVER_UNAVAILABLE; nothing is done.</summary>
    Unavailable,

    /// <summary>502 with a page of HTML from something on the way; nothing is done.</summary>
    BadGateway,

    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The connection breaks before anything is done.</summary>
    CutBefore,

    /// <summary>Everything is done, and the connection breaks before the answer.</summary>
    CutAfter,

    /// <summary>Everything is done, and the connection breaks in the middle of the answer.</summary>
    CutInAnswer,

    /// <summary>403 REQUEST_LIMIT_EXCEEDED; nothing is done.</summary>
    RequestLimit,

    /// <summary>401 INVALID_SESSION_ID; the token is worth nothing from here on.</summary>
    SessionExpired,

    /// <summary>The first half of the rows is written and kept; then 401 as above for the whole. The client cannot tell which.</summary>
    SessionInBatch,

    /// <summary>UNABLE_TO_LOCK_ROW for one row.</summary>
    RowLocked,

    /// <summary>UNKNOWN_EXCEPTION for one row of a batch.</summary>
    RowBroken,

    /// <summary>FIELD_CUSTOM_VALIDATION_EXCEPTION for one row: a validation rule that comes and goes.</summary>
    RowInvalid,

    /// <summary>CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY for one row: a trigger that refuses now and then.</summary>
    RowRefused,
}
