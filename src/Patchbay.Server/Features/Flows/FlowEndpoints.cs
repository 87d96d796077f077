using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Trials;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Flows;

/// <summary>Call flows, for administrators: <c>/api/flows</c>. Files travel as text, so that their comments stay. The emergency switch is a supervisor's too.</summary>
internal static class FlowEndpoints
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var flows = app.MapGroup("/api/flows").Requires(Roles.Admin);
        flows.MapGet("/", ListAsync);
        flows.MapPost("/", PublishAsync);
        flows.MapPost("/check", CheckAsync);
        flows.MapGet("/schema", () => TypedResults.Text(FlowSchema.Text, "application/schema+json"));
        flows.MapGet("/queues", (FlowBook book) => TypedResults.Ok(book.QueueNames));
        flows.MapPost("/try", Try);
        flows.MapGet("/{name}", ReadText);
        flows.MapPut("/{name}/version", UseAsync);
        app.MapPut("/api/flows/{name}/emergency", SwitchAsync).Requires(Roles.Supervisor, Roles.Admin);
    }

    private static async Task<Ok<IEnumerable<FlowSummary>>> ListAsync(FlowBook book, IUserStore users, CancellationToken cancellationToken)
    {
        var names = await ActorNames.ReadAsync(users, cancellationToken);
        return TypedResults.Ok(book.All.Select(flow => FlowSummary.Of(flow, names)));
    }

    /// <summary>
    /// Publishes the file in the body; with <c>?share=10</c> for so many of 100 calls. With <c>?over=4</c> only over version 4 (0: only
    /// as a new flow), and with <c>&amp;trial=5</c> only while version 5 is on trial: anything else in force is answered with 409 <c>flow.movedOn</c>.
    /// A number that leads to another flow is answered with 409 <c>flow.numberTaken</c>, unless <c>?take=true</c>.
    /// </summary>
    private static async Task<Results<Ok<FlowCheck>, UnprocessableEntity<FlowCheck>, ProblemHttpResult>> PublishAsync(
        HttpRequest request, FlowBook book, IExchange exchange, ClaimsPrincipal user, [AsParameters] PublishWish wish, CancellationToken cancellationToken)
    {
        var text = await TextAsync(request, cancellationToken);
        var file = FlowLint.Check(text, book.QueueOf, book.HasRecording, book.AgentOf, book.InForce);
        if (file.Definition is not { } flow) return TypedResults.UnprocessableEntity(new FlowCheck("", null, file.Problems));
        var publish = new PublishFlow(flow, text, wish.Share ?? 100, InForce(wish.Over, wish.Trial), wish.Take ?? false) { By = ActorNames.ActorOf(user) };
        if (await exchange.SubmitAsync(publish, cancellationToken) is { } refusal) return Refused(refusal);
        return TypedResults.Ok(new FlowCheck(flow.Flow.Name, book.Find(flow.Flow.Name)?.Versions[^1].Version, file.Problems));
    }

    private static async Task<Ok<FlowCheck>> CheckAsync(HttpRequest request, FlowBook book, CancellationToken cancellationToken)
    {
        var file = FlowLint.Check(await TextAsync(request, cancellationToken), book.QueueOf, book.HasRecording, book.AgentOf, book.InForce);
        return TypedResults.Ok(new FlowCheck(file.Definition?.Flow.Name ?? "", null, file.Problems));
    }

    /// <summary>Walks a caller through the file in the request, which need not be published.</summary>
    private static Ok<FlowTrialAnswer> Try(FlowTrialWish wish, FlowBook book, TimeProvider time)
    {
        var file = FlowReader.Read(wish.Text, book.QueueOf, book.AgentOf);
        if (file.Definition is not { } flow) return TypedResults.Ok(new FlowTrialAnswer([], FlowTrialWait.Nothing, file.Problems));
        var call = new TrialCall(flow, book.Names, new(wish.Caller, time.GetUtcNow()));
        foreach (var move in wish.Moves)
        {
            if (call.Act(move) is not null) break;
        }

        return TypedResults.Ok(new FlowTrialAnswer([.. call.Lines], call.Awaits, []));
    }

    private static Results<ContentHttpResult, ProblemHttpResult> ReadText(string name, int? version, FlowBook book) =>
        book.Find(name) is { } flow && flow.Find(version ?? flow.Current) is { } found
            ? TypedResults.Text(found.Text, "application/yaml")
            : Missing(name);

    private static async Task<Results<NoContent, ProblemHttpResult>> SwitchAsync(
        string name, FlowEmergencyWish wish, FlowBook book, IExchange exchange, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (book.Find(name) is not { } flow) return Missing(name);
        var refusal = await exchange.SubmitAsync(new SwitchEmergency(flow.Flow, wish.IsOn, ActorNames.ActorOf(user)), cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Refused(refusal);
    }

    /// <summary>Puts a version in force that was published before; with <c>over</c> in the body only over what the asker has seen, as when publishing.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> UseAsync(
        string name, FlowVersionWish wish, FlowBook book, IExchange exchange, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (book.Find(name) is not { } flow) return Missing(name);
        var use = new UseFlowVersion(flow.Flow, wish.Version, wish.Share, InForce(wish.Over, wish.Trial), ActorNames.ActorOf(user));
        var refusal = await exchange.SubmitAsync(use, cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Refused(refusal);
    }

    private static FlowInForce? InForce(int? over, int? trial) => over is { } current ? new(current, trial) : null;

    private static ProblemHttpResult Missing(string name) =>
        TypedResults.Problem($"There is no flow {name}, or not this version of it.", statusCode: StatusCodes.Status404NotFound, title: "No such flow");

    private static ProblemHttpResult Refused(Refusal why) => TypedResults.Problem(
        why.Message, statusCode: StatusCodes.Status409Conflict, title: "Call flow", extensions: new Dictionary<string, object?> { ["code"] = why.Code });

    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
