using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Messages about the site's orgs.</summary>
internal static partial class OrgsLog
{
    [LoggerMessage(3601, LogLevel.Information, "Calls are written to the org {Org} from now on")]
    public static partial void OrgIsLive(this ILogger logger, OrgName org);

    [LoggerMessage(3602, LogLevel.Information, "The org {Org} is connected by {Way}")]
    public static partial void OrgConnected(this ILogger logger, OrgName org, SignInWay way);

    [LoggerMessage(3603, LogLevel.Information, "The org {Org} is disconnected")]
    public static partial void OrgRemoved(this ILogger logger, OrgName org);

    [LoggerMessage(3604, LogLevel.Warning, "Connecting the org {Org} failed: {Code}")]
    public static partial void OrgNotConnected(this ILogger logger, OrgName org, string code);
}
