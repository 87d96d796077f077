using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Live;

namespace Patchbay.Server.Features.Callbacks;

/// <summary>
/// Callbacks: <c>POST /api/callbacks/ask</c> with the header <c>X-Callback-Key</c> for a web page's server; for supervisors
/// <c>GET /api/callbacks</c>, <c>POST /api/callbacks/{id}/run</c>, <c>POST /api/callbacks/{id}/give-up</c> and <c>DELETE /api/callbacks/{id}</c>.
/// </summary>
internal static class CallbackEndpoints
{
    private const string KeyHeader = "X-Callback-Key";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/callbacks/ask", AskAsync).OpenToAll("A program asks with the key of the settings.");
        var callbacks = app.MapGroup("/api/callbacks").Requires(Roles.Supervisor, Roles.Admin);
        callbacks.MapGet("/", (CallbackBook book, LiveSite site) => TypedResults.Ok(
            new CallbackList([.. book.Waiting.Select(one => LineOf(one, site))], [.. book.Lost.Select(one => LineOf(one, site))])));
        callbacks.MapPost("/{id}/run", (string id, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, call => new RunCallback(call), exchange, cancellationToken));
        callbacks.MapPost("/{id}/give-up", GiveUpAsync);
        callbacks.MapDelete("/{id}", (string id, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, call => new CancelCallback(call), exchange, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveUpAsync(
        string id, GivenUpCallback why, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(why.Reason)) return Refused(StatusCodes.Status422UnprocessableEntity, "callback.reason", "Say why the callback is given up.");
        var by = await Viewer.NameOfAsync(user, users, cancellationToken);
        return await DoAsync(id, call => new CancelCallback(call, PersonalText.Of(why.Reason.Trim()), by), exchange, cancellationToken);
    }

    private static async Task<Results<Ok<CallbackTaken>, ProblemHttpResult>> AskAsync(
        CallbackWish wish, HttpRequest request, CallbackBook book, IExchange exchange, IOptions<CallbackOptions> options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!IsKey(request.Headers[KeyHeader].ToString(), options.Value.WebKey)) return Refused(StatusCodes.Status401Unauthorized, "key.wrong", "The key is missing or wrong.");
        if (book.QueueOf(wish.Queue ?? "") is not { } queue) return Refused(StatusCodes.Status422UnprocessableEntity, "queue.unknown", "This queue does not exist.");
        if (book.Waiting.Length >= options.Value.MostFromWeb)
            return Refused(StatusCodes.Status503ServiceUnavailable, "callback.full", "Too many callbacks wait already. Try again later.");
        if (wish.Name is { Length: > CallerMatch.LongestText }) return Refused(StatusCodes.Status422UnprocessableEntity, "name.long", "The name is too long.");
        var call = new InteractionId(Guid.CreateVersion7(time.GetUtcNow()));
        var refusal = await exchange.SubmitAsync(new AskCallback(call, queue, PersonalText.Of(wish.Number), PersonalText.Of(wish.Name)), cancellationToken);
        return refusal is null ? TypedResults.Ok(new CallbackTaken(call.ToString())) : Refused(StatusOf(refusal.Code), refusal.Code, refusal.Message);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(
        string id, Func<InteractionId, CallCommand> command, IExchange exchange, CancellationToken cancellationToken)
    {
        if (!InteractionId.TryParse(id, out var call)) return Refused(StatusCodes.Status404NotFound, "callback.gone", "This callback does not exist.");
        return await exchange.SubmitAsync(command(call), cancellationToken) is { } refusal
            ? Refused(StatusCodes.Status409Conflict, refusal.Code, refusal.Message)
            : TypedResults.NoContent();
    }

    private static int StatusOf(string code) => code switch
    {
        "callback.known" => StatusCodes.Status409Conflict,
        "site.busy" or "journal.stalled" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Compares in a time that does not tell how much was right.</summary>
    private static bool IsKey(string given, string? wanted) =>
        wanted is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static ProblemHttpResult Refused(int status, string code, string message) => TypedResults.Problem(message, statusCode: status, title: code);

    private static CallbackPhase PhaseOf(CallPhase phase) => phase switch
    {
        CallPhase.Scheduled => CallbackPhase.Scheduled,
        CallPhase.Waiting => CallbackPhase.Waiting,
        CallPhase.Offered => CallbackPhase.Offered,
        CallPhase.Ended => CallbackPhase.Ended,
        // One that is connected is reached, and no longer in the list when its end is told.
        _ => CallbackPhase.Dialing,
    };

    private static CallbackLine LineOf(CallbackView one, LiveSite site) => new(
        one.Call.ToString(), site.NameOf(one.Queue, null), one.Queue.ToString(), one.Preferred?.ToString(), site.NameOf(null, one.Preferred), one.Number.Value ?? "",
        one.CallerName.Value ?? "", PhaseOf(one.Phase), one.Since, one.State.DueAt, one.State.ExpireAt, one.State.Attempts, one.State.MostAttempts, one.State.LastCause,
        one.State.Source, one.EndedAt, one.Cause, one.State.Reason?.Value ?? "", one.State.GivenUpBy?.Value ?? "");
}
