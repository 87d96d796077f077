namespace Patchbay.DemoOrg.Pages;

/// <summary>Lets a visitor be called by one of the three customers.</summary>
internal static class CallMeEndpoint
{
    private static readonly string[] _customers = ["known", "twoMatches", "unknown"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/call-me", HandleAsync);

    private static async Task<IResult> HandleAsync(
        CallMeRequest request, DemoOrgOptions options, PatchbayClient patchbay, CancellationToken cancellationToken)
    {
        if (!_customers.Contains(request.Customer))
            return Results.BadRequest(new PageWords("There is no such customer."));
        if (options.CallMeUrl is null)
            return Unavailable("This demo has no telephone network. Start it with \"patchbay demo\" to be called.");
        return await patchbay.CallMeAsync(options.CallMeUrl, request.Customer, cancellationToken) is { } trouble
            ? Unavailable(trouble)
            : Results.Accepted();
    }

    private static IResult Unavailable(string words) =>
        Results.Json(new PageWords(words), PageJson.Default.PageWords, statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <param name="Customer"><c>known</c>, <c>twoMatches</c> or <c>unknown</c>.</param>
internal sealed record CallMeRequest(string Customer);

/// <summary>What the page shows to a person.</summary>
internal sealed record PageWords(string Message);
