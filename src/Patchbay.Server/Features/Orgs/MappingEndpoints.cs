using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Mapping;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// The field mapping of an org, <c>/api/orgs/{org}/mapping</c>: <c>GET</c> reads it as JSON (null when nothing is mapped), <c>GET /text</c> as it was
/// written, <c>PUT</c> saves JSON or YAML unless
/// something is wrong with it (422 with each problem in <c>problems</c>), <c>PUT ?check=true</c> only looks, <c>DELETE</c> takes it out.
/// </summary>
internal static class MappingEndpoints
{
    internal static void Map(IEndpointRouteBuilder org)
    {
        org.MapGet("/mapping", GetAsync);
        org.MapGet("/mapping/text", TextAsync);
        org.MapPut("/mapping", SaveAsync);
        org.MapDelete("/mapping", DeleteAsync);
    }

    private static async Task<Ok<JsonElement>> GetAsync(OrgScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(await scope.Get<ICallMappings>().ReadJsonAsync(cancellationToken) ?? JsonSerializer.SerializeToElement<object?>(null));

    private static async Task<ContentHttpResult> TextAsync(OrgScope scope, CancellationToken cancellationToken) =>
        TypedResults.Text(await scope.Get<ICallMappings>().ReadAsync(cancellationToken) ?? "");

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        HttpRequest request, bool? check, OrgScope scope, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(request.Body);
            var mapping = await reader.ReadToEndAsync(cancellationToken);
            var mappings = scope.Get<ICallMappings>();
            var problems = check is true
                ? await mappings.CheckAsync(mapping, cancellationToken)
                : await mappings.SaveAsync(mapping, cancellationToken);
            return problems.Count == 0
                ? TypedResults.NoContent()
                : TypedResults.Problem(
                    string.Join('\n', problems), statusCode: StatusCodes.Status422UnprocessableEntity, title: "mapping.wrong",
                    extensions: [new("problems", problems)]);
        }
        catch (SalesforceFault fault)
        {
            return TypedResults.Problem(
                $"A mapping is compared with the org before it is saved, and the org could not be asked: {fault.Error.Code}.",
                statusCode: StatusCodes.Status502BadGateway, title: "org.away");
        }
    }

    private static async Task<NoContent> DeleteAsync(OrgScope scope, CancellationToken cancellationToken)
    {
        await scope.Get<ICallMappings>().SaveAsync(null, cancellationToken);
        return TypedResults.NoContent();
    }
}
