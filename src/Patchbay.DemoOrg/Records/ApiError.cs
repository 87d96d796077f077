using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Records;

/// <summary>One entry of the error array the platform answers with (reference: rest-call-logging §5).</summary>
/// <param name="Code">e.g. <c>REQUIRED_FIELD_MISSING</c>.</param>
/// <param name="Message">The platform's words.</param>
internal sealed record ApiError(string Code, string Message)
{
    /// <summary>Names of the fields at fault; the platform leaves the member out when it knows none.</summary>
    public ImmutableArray<string>? Fields { get; init; }

    /// <summary>HTTP status of a request that failed with this alone.</summary>
    public int Status { get; init; } = 400;

    public static ApiError NotFound(string message = "The requested resource does not exist") =>
        new("NOT_FOUND", message) { Status = 404 };

    public static ApiError UnknownField(string name, string type) =>
        new("INVALID_FIELD", $"No such column '{name}' on sobject of type {type}");

    public static ApiError BadJson(string message) => new("JSON_PARSER_ERROR", message);

    public static ApiError EntityIsDeleted(int status) =>
        new("ENTITY_IS_DELETED", "entity is deleted") { Fields = [], Status = status };

    public static ApiError InvalidCrossReference(int status) =>
        new("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id") { Fields = [], Status = status };

    public static ApiError WrongIdType(string label, string id, string field) =>
        new("MALFORMED_ID", $"{label}: id value of incorrect type: {id}") { Fields = [field] };
}
