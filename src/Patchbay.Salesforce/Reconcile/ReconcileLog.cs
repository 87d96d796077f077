using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>Messages of the nightly comparison.</summary>
internal static partial class ReconcileLog
{
    [LoggerMessage(
        3501, LogLevel.Information,
        "{Calls} calls: {Written} written, {Waiting} waiting, {Parked} parked, {Deleted} deleted by people, {Lost} lost, {Doubled} doubled, {Changed} changed, {Orphaned} orphaned")]
    public static partial void Reconciled(
        this ILogger logger, int calls, int written, int waiting, int parked, int deleted, int lost, int doubled, int changed, int orphaned);

    [LoggerMessage(3502, LogLevel.Error, "Journal and Salesforce could not be compared")]
    public static partial void ReconcileFailed(this ILogger logger, Exception cause);
}
