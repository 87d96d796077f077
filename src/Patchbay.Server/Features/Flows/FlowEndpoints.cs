using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Flows;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Trials;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Flows;

/// <summary>Call flows, for administrators: <c>/api/flows</c>. Files travel as text, so that their comments stay.</summary>
internal static class FlowEndpoints
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var flows = app.MapGroup("/api/flows").Requires(Roles.Admin);
        flows.MapGet("/", (FlowBook book) => TypedResults.Ok(book.All.Select(FlowSummary.Of)));
        flows.MapPost("/", PublishAsync);
        flows.MapPost("/check", CheckAsync);
        flows.MapGet("/schema", () => TypedResults.Text(FlowSchema.Text, "application/schema+json"));
        flows.MapGet("/queues", (FlowBook book) => TypedResults.Ok(book.QueueNames));
        flows.MapPost("/try", Try);
        flows.MapGet("/{name}", ReadText);
        flows.MapPut("/{name}/version", UseAsync);
        flows.MapPut("/{name}/emergency", SwitchAsync);
    }

    /// <summary>Publishes the file in the body; with <c>?share=10</c> for so many of 100 calls.</summary>
    private static async Task<Results<Ok<FlowCheck>, UnprocessableEntity<FlowCheck>, ProblemHttpResult>> PublishAsync(
        HttpRequest request, FlowBook book, IExchange exchange, int? share, CancellationToken cancellationToken)
    {
        var text = await TextAsync(request, cancellationToken);
        var file = FlowLint.Check(text, book.QueueOf, book.HasRecording, book.AgentOf);
        if (file.Definition is not { } flow) return TypedResults.UnprocessableEntity(new FlowCheck("", null, file.Problems));
        if (await exchange.SubmitAsync(new PublishFlow(flow, text, share ?? 100), cancellationToken) is { } refusal) return Refused(refusal.Message);
        return TypedResults.Ok(new FlowCheck(flow.Flow.Name, book.Find(flow.Flow.Name)?.Versions[^1].Version, file.Problems));
    }

    private static async Task<Ok<FlowCheck>> CheckAsync(HttpRequest request, FlowBook book, CancellationToken cancellationToken)
    {
        var file = FlowLint.Check(await TextAsync(request, cancellationToken), book.QueueOf, book.HasRecording, book.AgentOf);
        return TypedResults.Ok(new FlowCheck(file.Definition?.Flow.Name ?? "", null, file.Problems));
    }

    /// <summary>Walks a caller through the file in the request, which need not be published.</summary>
    private static Ok<FlowTrialAnswer> Try(FlowTrialWish wish, FlowBook book, TimeProvider time)
    {
        var file = FlowReader.Read(wish.Text, book.QueueOf, book.AgentOf);
        if (file.Definition is not { } flow) return TypedResults.Ok(new FlowTrialAnswer([], FlowTrialWait.Nothing, file.Problems));
        var call = new TrialCall(flow, book.Queues, new(wish.Caller, time.GetUtcNow()));
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
        string name, FlowEmergencyWish wish, FlowBook book, IExchange exchange, CancellationToken cancellationToken)
    {
        if (book.Find(name) is not { } flow) return Missing(name);
        var refusal = await exchange.SubmitAsync(new SwitchEmergency(flow.Flow, wish.IsOn), cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Refused(refusal.Message);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UseAsync(
        string name, FlowVersionWish wish, FlowBook book, IExchange exchange, CancellationToken cancellationToken)
    {
        if (book.Find(name) is not { } flow) return Missing(name);
        var refusal = await exchange.SubmitAsync(new UseFlowVersion(flow.Flow, wish.Version, wish.Share), cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Refused(refusal.Message);
    }

    private static ProblemHttpResult Missing(string name) =>
        TypedResults.Problem($"There is no flow {name}, or not this version of it.", statusCode: StatusCodes.Status404NotFound, title: "No such flow");

    private static ProblemHttpResult Refused(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status409Conflict, title: "Call flow");

    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
