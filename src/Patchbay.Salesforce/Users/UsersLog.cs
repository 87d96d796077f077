using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Users;

/// <summary>Messages about agents and their Salesforce users.</summary>
internal static partial class UsersLog
{
    [LoggerMessage(3601, LogLevel.Warning, "No Salesforce user is found for {UserName}: its calls belong to the integration user. Name one under Salesforce:Users")]
    public static partial void NoUser(this ILogger logger, string userName);

    [LoggerMessage(3602, LogLevel.Warning, "Salesforce does not let us look for users: {Code}. Calls belong to the integration user")]
    public static partial void UsersClosed(this ILogger logger, string code);
}
