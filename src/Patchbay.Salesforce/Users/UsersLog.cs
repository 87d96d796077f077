using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Users;

/// <summary>Messages about agents and their Salesforce users.</summary>
internal static partial class UsersLog
{
    [LoggerMessage(
        3651, LogLevel.Warning,
        "No Salesforce user is found for {UserName}. Name one under Salesforce:Users; until then its calls go to Salesforce:OwnerOfLastResort, or are parked")]
    public static partial void NoUser(this ILogger logger, string userName);

    [LoggerMessage(3652, LogLevel.Warning, "Salesforce does not let us look for users: {Code}. Give Patchbay's user the right to read users, or name ids under Salesforce:Users")]
    public static partial void UsersClosed(this ILogger logger, string code);

    [LoggerMessage(3653, LogLevel.Warning, "A call went to Salesforce:OwnerOfLastResort, because its agent is no active user of the org")]
    public static partial void LastResortUsed(this ILogger logger);

    [LoggerMessage(3654, LogLevel.Warning, "Which agents are users of the org could not be looked at, it is tried again in a minute: {Why}")]
    public static partial void AgentsNotLookedAt(this ILogger logger, string why);
}
