namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The header fields the user agent looks at. All others keep their own name.</summary>
internal enum SipHeader : byte
{
    /// <summary>A header field we have no use for.</summary>
    Other,
    Via,
    From,
    To,
    CallId,
    CSeq,
    Contact,
    MaxForwards,
    ContentLength,
    ContentType,
    ContentEncoding,
    Route,
    RecordRoute,
    Require,
    Accept,
    Expires,
    Reason,
    RetryAfter,
    PAssertedIdentity,
    Diversion,
    HistoryInfo,
    Authorization,
    ReferTo,
    Replaces,
}
