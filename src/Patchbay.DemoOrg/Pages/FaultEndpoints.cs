namespace Patchbay.DemoOrg.Pages;

/// <summary>Lets a visitor take the org away and bring it back, to see that calls go on and their logs arrive later.</summary>
internal static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", static (DemoOrgOptions options) => Answer(options.Faults));
        routes.MapPost("/faults", static (PageFaults wanted, DemoOrgOptions options) =>
        {
            options.Faults.IsAway = wanted.Away;
            options.Faults.LoseAnswers(Math.Clamp(wanted.LoseAnswers, 0, 100));
            options.Faults.LockRows(Math.Clamp(wanted.LockRows, 0, 100));
            return Answer(options.Faults);
        });
    }

    private static IResult Answer(DemoOrgFaults faults) => Results.Json(new PageFaults(faults.IsAway), PageJson.Default.PageFaults);
}

/// <param name="Away">The org answers no client.</param>
/// <param name="LoseAnswers">How many more writes lose their answer.</param>
/// <param name="LockRows">How many more rows are locked.</param>
internal sealed record PageFaults(bool Away, int LoseAnswers = 0, int LockRows = 0);
