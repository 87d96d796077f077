using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Features.SignIn;

/// <summary>Name and password.</summary>
/// <param name="UserName">The user name; case does not matter.</param>
/// <param name="Password">The password.</param>
public sealed record SignInRequest(string? UserName, string? Password);

/// <summary>A sign-in.</summary>
/// <param name="Token">To be sent with every call.</param>
/// <param name="ExpiresAt">Until when it holds.</param>
/// <param name="Name">Display name.</param>
/// <param name="Role">agent, supervisor or admin.</param>
[Phone.BrowserContract]
public sealed record SignInReply(string Token, DateTimeOffset ExpiresAt, string Name, string Role);

/// <summary>Signs somebody in: <c>POST /api/sign-in</c>.</summary>
internal static class SignIn
{
    private const int LongestPassword = 1_000;
    private const int LongestName = 255;
    private const int LargestRequestBytes = 8 * 1024;

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/sign-in", HandleAsync).OpenToAll("Nobody has a token before it; tries are slowed.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequestBytes));

    private static async Task<Results<Ok<SignInReply>, ProblemHttpResult>> HandleAsync(
        SignInRequest request, HttpContext http, IUserStore users, IPasswordHasher<UserAccount> hasher, SignInThrottle throttle, AccessTokens tokens,
        AgentRoster roster, IOptions<ServerOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.UserName) || string.IsNullOrEmpty(request.Password) || request.Password.Length > LongestPassword || request.UserName.Length > LongestName)
            return TypedResults.Problem("Enter your user name and your password.", statusCode: StatusCodes.Status400BadRequest, title: "Something is missing");
        var address = $"{http.Connection.RemoteIpAddress}";
        var wait = throttle.WaitOf(request.UserName, address);
        if (wait > TimeSpan.Zero) return TooManyTries(http, wait);

        var user = await users.FindAsync(request.UserName, cancellationToken);
        if (!IsRight(user, request.Password, hasher))
        {
            throttle.Failed(request.UserName, address);
            return TypedResults.Problem(
                "The user name or the password is wrong.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in");
        }

        throttle.Succeeded(request.UserName, address);
        await roster.EnsureAsync(user!, cancellationToken);
        var expiresAt = time.GetUtcNow() + options.Value.SignInLength;
        return TypedResults.Ok(new SignInReply(tokens.Issue(user!, expiresAt), expiresAt, user!.DisplayName, AccessTokens.RoleName(user.Role)));
    }

    /// <summary>Hashes once in either case, so that the time taken does not tell whether the name exists.</summary>
    private static bool IsRight(UserAccount? user, string password, IPasswordHasher<UserAccount> hasher)
    {
        if (user is null || user.Disabled)
        {
            _ = hasher.HashPassword(null!, password);
            return false;
        }

        return hasher.VerifyHashedPassword(user, user.PasswordHash, password) is not PasswordVerificationResult.Failed;
    }

    private static ProblemHttpResult TooManyTries(HttpContext http, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"Too many failed tries. Try again in {seconds} seconds.", statusCode: StatusCodes.Status429TooManyRequests, title: "Wait a moment");
    }
}
