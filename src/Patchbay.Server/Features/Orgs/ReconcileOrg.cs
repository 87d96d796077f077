using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Reconcile;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// Compares journal and org by day: <c>POST /api/orgs/{org}/reconcile?from=2027-03-01&amp;to=2027-03-02&amp;mode=repair</c>; mode is look, repair
/// or writeAgain.
/// </summary>
internal static class ReconcileOrg
{
    private const int MostDays = 400;

    internal static void Map(IEndpointRouteBuilder org) => org.MapPost("/reconcile", HandleAsync);

    private static async Task<Results<Ok<ReconcileReport>, ProblemHttpResult>> HandleAsync(
        string from, string to, string? mode, OrgScope scope, CancellationToken cancellationToken)
    {
        if (!TryRead(from, out var first) || !TryRead(to, out var last) || last < first || last.DayNumber - first.DayNumber > MostDays)
            return Wrong("from and to are days such as 2027-03-01, in order, and at most 400 days apart.");
        if (!Enum.TryParse<ReconcileMode>(mode ?? nameof(ReconcileMode.Repair), true, out var wanted) || !Enum.IsDefined(wanted))
            return Wrong("mode is look, repair or writeAgain.");
        try
        {
            return TypedResults.Ok(await scope.Get<IReconciler>().CompareAsync(first, last, wanted, cancellationToken));
        }
        catch (SalesforceFault fault)
        {
            return TypedResults.Problem(
                $"Salesforce could not be asked: {fault.Error.Code}.", statusCode: StatusCodes.Status502BadGateway, title: "org.away");
        }
    }

    private static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static ProblemHttpResult Wrong(string words) => TypedResults.Problem(words, statusCode: StatusCodes.Status400BadRequest, title: "reconcile.range");
}
