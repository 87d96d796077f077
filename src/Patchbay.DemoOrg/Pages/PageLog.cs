namespace Patchbay.DemoOrg.Pages;

/// <summary>Messages of the demo page.</summary>
internal static partial class PageLog
{
    [LoggerMessage(9901, LogLevel.Warning, "Patchbay did not answer at {Address}: {Reason}")]
    public static partial void PatchbaySilent(this ILogger logger, Uri address, string reason);

    [LoggerMessage(9902, LogLevel.Warning, "Patchbay's answer was not understood: {Reason}")]
    public static partial void PatchbayUnreadable(this ILogger logger, string reason);
}
