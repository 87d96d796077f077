using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Can callers be found: are the objects readable that hold numbers, and the fields that were named?</summary>
internal sealed class CallerExamination(SalesforceClient client, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private static readonly string[] objects = ["Contact", "Lead", "Account", "Case"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var found = new List<OrgFinding>();
        var phones = 0;
        foreach (var name in objects)
        {
            if (await FieldsAsync(name, cancellationToken) is not { } fields)
            {
                found.Add(Hidden(name));
                continue;
            }

            phones += fields.Count(field => field.Type == "phone");
            found.AddRange(options.Value.PhoneFields.Where(field => field.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase))
                .Where(field => !fields.Exists(one => $"{name}.{one.Name}".Equals(field, StringComparison.OrdinalIgnoreCase))).Select(Missing));
        }

        if (phones > 0) found.Add(OrgFinding.Fine("callers", $"{phones} phone fields of callers can be read."));
        return found;
    }

    private static OrgFinding Hidden(string name) => name == "Case"
        ? OrgFinding.Note("callers.Case", "The user cannot read cases: open cases of a caller are not shown.", "Setup › Permission Sets › Patchbay › Object Settings › Cases", "Tick Read.")
        : OrgFinding.Warning($"callers.{name}", $"The user cannot read {name}: callers who are one are unknown.", $"Setup › Permission Sets › Patchbay › Object Settings › {name}s", "Tick Read, and read access to its phone fields.");

    private static OrgFinding Missing(string field) => OrgFinding.Warning(
        "callers.field", $"The settings name the phone field {field}, which is missing or hidden from the user.", "Salesforce:PhoneFields in the settings", "Correct its name, or give the user read access to it.");

    private async Task<List<(string Name, string Type)>?> FieldsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var describe = await client.GetAsync($"sobjects/{name}/describe", cancellationToken);
            return describe.Related("fields") is { ValueKind: JsonValueKind.Array } list
                ? [.. list.EnumerateArray().Select(field => (field.Text("name") ?? "", field.Text("type") ?? ""))]
                : null;
        }
        catch (SalesforceFault fault) when (fault.Status == 404)
        {
            return null;
        }
    }
}
