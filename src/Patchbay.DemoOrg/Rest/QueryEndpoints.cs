using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Queries and their pages.</summary>
internal static class QueryEndpoints
{
    private const int DefaultBatch = 2000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/query", (HttpContext http, OrgQueries queries, QueryCursors cursors) => Query(http, queries, cursors, false));
        routes.MapGet("/queryAll", (HttpContext http, OrgQueries queries, QueryCursors cursors) => Query(http, queries, cursors, true));
        routes.MapGet("/tooling/query", Tooling);
        routes.MapGet("/query/{locator}", Next);
        routes.MapGet("/queryAll/{locator}", Next);
    }

    private static RestAnswer Query(HttpContext http, OrgQueries queries, QueryCursors cursors, bool includeDeleted)
    {
        if (http.Request.Query["q"] is not [{ Length: > 0 } soql])
            return RestAnswer.Refused(new ApiError("MALFORMED_QUERY", "SOQL query is required: parameter q is missing"));
        var call = RestCall.Of(http);
        if (queries.Open(soql, includeDeleted, out var error) is not { } query)
            return RestAnswer.Refused(error!);
        if (string.Equals(http.Request.Query["columns"], "true", StringComparison.OrdinalIgnoreCase))
        {
            using (query)
                return RestAnswer.Ok(ColumnsJson.Write(query.Statement));
        }

        if (query.Statement.Shape is not null)
            return RestAnswer.Written(cursors.First(query, BatchSize(http.Request.Headers["Sforce-Query-Options"]), call.BasePath));
        using (query)
        {
            var rows = OrgQueries.ReadAll(query, call.BasePath);
            return RestAnswer.Ok(new JsonObject { ["totalSize"] = rows.Total, ["done"] = true, ["records"] = new JsonArray([.. rows.Rows]) });
        }
    }

    // Reference: audit-surface, live org, packages [known]: the Tooling API answers queries of its own objects.
    private static RestAnswer Tooling(HttpContext http, OrgQueries queries)
    {
        if (http.Request.Query["q"] is not [{ Length: > 0 } soql])
            return RestAnswer.Refused(new ApiError("MALFORMED_QUERY", "SOQL query is required: parameter q is missing"));
        return queries.RunTooling(soql, $"{RestCall.Of(http).BasePath}/tooling", out var error) is { } rows
            ? RestAnswer.Ok(new JsonObject { ["size"] = rows.Rows.Count, ["totalSize"] = rows.Total, ["done"] = true, ["records"] = new JsonArray([.. rows.Rows]) })
            : RestAnswer.Refused(error!);
    }

    private static RestAnswer Next(string locator, HttpContext http, QueryCursors cursors) =>
        cursors.Next(locator, RestCall.Of(http).BasePath) is { } page
            ? RestAnswer.Written(page)
            : RestAnswer.Refused(new ApiError("INVALID_QUERY_LOCATOR", "invalid query locator"));

    // Reference: rest-call-logging §6, header Sforce-Query-Options; the platform takes 200 to 2,000.
    private static int BatchSize(StringValues header)
    {
        foreach (var option in header.ToString().Split(';', ',', StringSplitOptions.TrimEntries))
        {
            if (option.Split('=', StringSplitOptions.TrimEntries) is [var name, var value]
                && name.Equals("batchSize", StringComparison.OrdinalIgnoreCase) && int.TryParse(value, out var size))
            {
                return Math.Clamp(size, 200, DefaultBatch);
            }
        }

        return DefaultBatch;
    }
}
