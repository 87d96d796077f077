using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Errors of queries, with the place marked the way the platform marks it.</summary>
internal static class SoqlErrors
{
    private const int Around = 30;

    public static ApiError Malformed(string query, int at, string message) => At(query, at, "MALFORMED_QUERY", message);

    public static ApiError NoSuchColumn(string query, int at, string column, string type) => At(query, at, "INVALID_FIELD",
        $"No such column '{column}' on entity '{type}'. If you are attempting to use a custom field, be sure to append the '__c' "
        + "after the custom field name. Please reference your WSDL or the describe call for the appropriate names.");

    public static ApiError NoSuchRelation(string query, int at, string relation) => At(query, at, "INVALID_FIELD",
        $"Didn't understand relationship '{relation}' in field path. If you are attempting to use a custom relationship, be sure to "
        + "append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.");

    public static ApiError NoSuchType(string query, int at, string type) => At(query, at, "INVALID_TYPE",
        $"sObject type '{type}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the "
        + "entity name. Please reference your WSDL or the describe call for the appropriate names.");

    public static ApiError At(string query, int at, string code, string message)
    {
        var from = Math.Max(0, at - Around);
        var excerpt = query[from..Math.Min(query.Length, at + Around)].ReplaceLineEndings(" ");
        var before = query.AsSpan(0, Math.Min(at, query.Length));
        var row = before.Count('\n') + 1;
        var column = at - before.LastIndexOf('\n');
        return new ApiError(code, $"\n{excerpt}\n{new string(' ', at - from)}^\nERROR at Row:{row}:Column:{column}\n{message}");
    }
}
