using Patchbay.Salesforce.CallLog;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Which fields are left out of records, and which of them has the org got by now? Those are filled in at once.</summary>
internal sealed class MissedFieldExamination(FieldReturns returns) : IOrgExamination
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken) =>
        [.. (await returns.LookAsync(true, cancellationToken)).Select(field => field.IsBack ? Back(field) : Missing(field))];

    private static OrgFinding Back(MissedField field) => OrgFinding.Fine("field.back", field.Calls switch
    {
        0 => $"The org has {field.Name} again: it is written from now on.",
        1 => $"The org has {field.Name} again: the call that was written without it gets it now.",
        var calls => $"The org has {field.Name} again: {calls} calls that were written without it get it now.",
    });

    private static OrgFinding Missing(MissedField field) => OrgFinding.Warning(
        "field.leftOut",
        field.Calls switch
        {
            0 => $"{field.Name} is left out of records: the org does not have it, or Patchbay's user may not write it.",
            1 => $"One call is written, but without {field.Name}, which the org does not have, or Patchbay's user may not write.",
            var calls => $"{calls} calls are written, but without {field.Name}, which the org does not have, or Patchbay's user may not write.",
        },
        PlaceOf(field.Name), "Add the field or give the right, and check again: what was left out is written then.")
    with
    {
        Field = field.Name,
        Addition = field.Calls switch { 0 => null, 1 => "One call was written without it so far.", var calls => $"{calls} calls were written without it so far." },
    };

    private static string PlaceOf(string name) => name.Split('.')[0] switch
    {
        "Task" => "Setup › Object Manager › Activity › Fields & Relationships",
        var objectName => $"Setup › Object Manager › {objectName} › Fields & Relationships",
    };
}
