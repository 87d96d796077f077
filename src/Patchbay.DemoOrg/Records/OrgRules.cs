using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg.Records;

/// <summary>Holds records against what the org's admin has forbidden. Reference: rest-call-logging §5, the org's own rules.</summary>
internal static class OrgRules
{
    public static IEnumerable<ApiError> Check(WriteScope scope, OrgRecord record, string operation) =>
        scope.Rules.Where(rule => Fits(rule, record.Type.Name, operation) && Forbids(rule, record)).Select(Write);

    public static ApiError? CheckDelete(WriteScope scope, OrgRecord record) =>
        scope.Rules.FirstOrDefault(rule => rule.Field is null && Fits(rule, record.Type.Name, LedgerKind.Delete)) is { } rule ? Write(rule) : null;

    private static bool Fits(RefusalRule rule, string type, string operation) =>
        rule.SObject.Equals(type, StringComparison.OrdinalIgnoreCase)
        && (rule.Operation is null || rule.Operation.Equals(operation, StringComparison.OrdinalIgnoreCase));

    private static bool Forbids(RefusalRule rule, OrgRecord record)
    {
        if (rule.Field is null)
            return true;
        var value = record[rule.Field]?.ToString();
        return value is not null && (rule.Contains is null || value.Contains(rule.Contains, StringComparison.OrdinalIgnoreCase));
    }

    private static ApiError Write(RefusalRule rule) => new(rule.Code, rule.Message) { Fields = rule.Field is null ? [] : [rule.Field] };
}
