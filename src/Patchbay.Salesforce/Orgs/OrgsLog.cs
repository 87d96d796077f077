using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Messages about the site's orgs.</summary>
internal static partial class OrgsLog
{
    [LoggerMessage(3601, LogLevel.Information, "Calls are written to the org {Org} from now on")]
    public static partial void OrgIsLive(this ILogger logger, OrgName org);
}
