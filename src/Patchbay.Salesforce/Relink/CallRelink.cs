using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Relink;

/// <summary>Checks that call and record are there, and puts the wish into the journal; the writer does the rest.</summary>
internal sealed class CallRelink(IJournal journal, DirectoryLookup directory, IExchange exchange, IOrgStanding standing, ObjectShapes? shapes = null) : ICallRelink
{
    private static readonly Refusal noCall = new("call.unknown", "There is no such call.");
    private static readonly Refusal another = new("call.elsewhere", "This call is written to another org, the one that was live as it began; its log can hang on a record there only.");
    private static readonly Refusal noRecord = new("record.unknown", "The org has no such record, or Patchbay's user does not see it.");

    /// <inheritdoc/>
    public async Task<Result<CallerMatch>> MoveAsync(RelinkWish wish, CancellationToken cancellationToken)
    {
        if (CallRecordFold.Fold(journal.ReadSubject(wish.Call.Value).Select(e => e.Event)) is null) return noCall;
        if (!standing.Owns(wish.Call)) return another;
        var record = new RecordRef(wish.ObjectName ?? RecordIds.ObjectOf(wish.Record) ?? "", RecordIds.Long(wish.Record));
        if (!record.IsWellFormed)
            return new Refusal("record.bad", "Name the object too, as in Contract__c/a0B5g000001XyzAEAS: only ids of the usual objects tell theirs.");
        try
        {
            if (await directory.FindRecordAsync(record, cancellationToken) is not { } match) return noRecord;
            if (!await CarriesAsync(match.Record.ObjectName, cancellationToken))
                return new Refusal("record.unfit", $"A log cannot hang on {match.Record.ObjectName} {match.Record.Id}: Salesforce takes contacts, leads, and objects that allow activities.");
            return await exchange.SubmitAsync(new RelinkCall(wish.Call, match, PersonalText.Of(wish.By)), cancellationToken) is { } refusal ? refusal : match;
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            return noRecord;
        }
        catch (SalesforceFault fault)
        {
            return new Refusal("org.away", $"The directory does not know this record, and the org cannot be asked now: {fault.Error.Code}.");
        }
    }

    /// <summary>Tells whether a Task can name such a record. What the org does not describe is left to the writer.</summary>
    private async Task<bool> CarriesAsync(string objectName, CancellationToken cancellationToken)
    {
        // Colleagues are in the directory, and an org that is away must not let a log hang on one.
        if (objectName == "User") return false;
        try
        {
            if (shapes is null || await shapes.FindAsync(TaskFields.ObjectName, cancellationToken) is not { } task) return true;
            var targets = TaskFields.Relation.SelectMany(field => task.Fields.TryGetValue(field, out var shape) ? shape.RefersTo : []).ToArray();
            return targets.Length == 0 || targets.Contains(objectName, StringComparer.OrdinalIgnoreCase);
        }
        catch (SalesforceFault)
        {
            return true;
        }
    }
}
