using System.Collections.Frozen;

namespace Patchbay.Salesforce.Faults;

/// <summary>Which error code asks for what. After the status codes of the REST API guide and the error codes of the API.</summary>
internal static class FaultTable
{
    private static readonly FrozenDictionary<string, FaultKind> byCode = new Dictionary<string, FaultKind>
    {
        ["REQUEST_LIMIT_EXCEEDED"] = FaultKind.Quota,
        ["STORAGE_LIMIT_EXCEEDED"] = FaultKind.Quota,
        ["API_DISABLED_FOR_ORG"] = FaultKind.Quota,
        ["API_CURRENTLY_DISABLED"] = FaultKind.Quota,
        ["UNABLE_TO_LOCK_ROW"] = FaultKind.Retry,
        ["SERVER_UNAVAILABLE"] = FaultKind.Retry,
        ["QUERY_TIMEOUT"] = FaultKind.Retry,
        ["UNKNOWN_EXCEPTION"] = FaultKind.Retry,
        ["DUPLICATE_VALUE"] = FaultKind.Retry,
        ["ALL_OR_NONE_OPERATION_ROLLED_BACK"] = FaultKind.Retry,
        ["INVALID_SESSION_ID"] = FaultKind.SignIn,
        ["INVALID_AUTH_HEADER"] = FaultKind.SignIn,
        ["INSUFFICIENT_ACCESS_OR_READONLY"] = FaultKind.Park,
        ["invalid_grant"] = FaultKind.SignIn,
        ["invalid_client"] = FaultKind.SignIn,
        ["invalid_client_id"] = FaultKind.SignIn,
        ["unauthorized_client"] = FaultKind.SignIn,
        ["unsupported_grant_type"] = FaultKind.SignIn,
        ["invalid_request"] = FaultKind.SignIn,
        ["invalid_scope"] = FaultKind.SignIn,
        ["inactive_user"] = FaultKind.SignIn,
        ["inactive_org"] = FaultKind.SignIn,
        ["login_must_use_security_token"] = FaultKind.SignIn,
        ["rate_limit_exceeded"] = FaultKind.Quota,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Classes an error.</summary>
    /// <param name="code">Error code; may be one that nobody has heard of.</param>
    /// <param name="status">HTTP status.</param>
    /// <returns>Its kind; by status when the code says nothing.</returns>
    internal static FaultKind KindOf(string code, int status) => byCode.TryGetValue(code, out var kind) ? kind : status switch
    {
        401 => FaultKind.SignIn,
        // Edge routing (420, 502), overload and maintenance; 408, 409 and 429 come from proxies on the way.
        408 or 409 or 420 or 429 or >= 500 => FaultKind.Retry,
        _ => FaultKind.Park,
    };
}
