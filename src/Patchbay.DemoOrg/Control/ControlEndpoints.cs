using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Control;

/// <summary>What tests and the demo do to an org behind its clients' backs: troubles, and a look into the ledger. There only with a key.</summary>
internal static class ControlEndpoints
{
    private const int MostEntries = 10_000;

    public static void Map(IEndpointRouteBuilder routes, DemoOrgOptions options)
    {
        if (options.ControlKey is not { Length: > 0 } key)
            return;
        var control = routes.MapGroup("/demo/control").AddEndpointFilter((context, next) => IsKnown(context.HttpContext, key)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Unauthorized()));
        control.MapGet("/troubles", () => Answer(options));
        control.MapPut("/troubles", PutAsync);
        control.MapGet("/ledger", ReadLedger);
        control.MapPost("/fill", FillAsync);
        control.MapPost("/merge", MergeAsync);
    }

    private static bool IsKnown(HttpContext http, string key) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {key}"));

    private static IResult Answer(DemoOrgOptions options) => Results.Json(OrgTroubles.Of(options.Faults), ControlJson.Default.OrgTroubles);

    private static async Task<IResult> PutAsync(HttpContext http, DemoOrgOptions options, OrgSchema schema)
    {
        var (wanted, unread) = await TroubleDoor.ReadAsync(http.Request.Body, http.RequestAborted);
        if ((unread ?? wanted?.Problem(schema)) is { } problem) return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        wanted?.Apply(options.Faults);
        return Answer(options);
    }

    private static async Task<IResult> FillAsync(HttpContext http, Filler filler, string sobject, int count) =>
        await filler.FillAsync(sobject, count, http.RequestAborted)
            ? Results.NoContent()
            : Results.Text($"{sobject} is not filled; Contact and User are. Other records are made by the API.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> MergeAsync(HttpContext http, OrgWriter writer, string master, [FromQuery] string[] other)
    {
        var error = await writer.RunAsync(OrgIdentity.AgentUserId, scope => RecordMerge.Run(scope, master, other), static refused => refused is null, http.RequestAborted);
        return error is null ? Results.NoContent() : Results.Text(error.Message, statusCode: error.Status);
    }

    private static IResult ReadLedger(OrgDatabase database, long? after, int? limit, string? sobject)
    {
        using var connection = database.Open();
        return Results.Bytes(Ledger.Read(connection, after ?? 0, Math.Clamp(limit ?? 1000, 1, MostEntries), sobject), "application/json");
    }
}
