using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>A field of an object, either of them any.</summary>
/// <param name="ObjectName">The object; <c>*</c> for any.</param>
/// <param name="Field">The field; <c>*</c> for any.</param>
internal readonly record struct FieldPattern(string ObjectName, string Field)
{
    /// <summary>Reads a pattern.</summary>
    /// <param name="text"><c>Contact.MobilePhone</c>, <c>Lead.*</c>.</param>
    /// <param name="pattern">The pattern; the default value when the result is false.</param>
    /// <returns>False when it is none. Never throws.</returns>
    internal static bool TryParse(string? text, out FieldPattern pattern)
    {
        pattern = default;
        if (text?.Split('.', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } objectName, { Length: > 0 } field]) return false;
        pattern = new(objectName, field);
        return true;
    }

    /// <summary>Tells whether it names a field. A key's field carries its object already.</summary>
    internal bool Fits(string objectName, string field) =>
        IsOne(ObjectName, objectName) && IsOne(Field, field.StartsWith(objectName + ".", StringComparison.OrdinalIgnoreCase) ? field[(objectName.Length + 1)..] : field);

    private static bool IsOne(string pattern, string name) => pattern == "*" || string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Compares a record with what a rule asks of it.</summary>
internal static class Conditions
{
    /// <summary>Tells whether the record's fields have the values that are asked for.</summary>
    internal static bool Fit(ImmutableSortedDictionary<string, ImmutableArray<string>> where, DirectoryRecord record) =>
        where.All(condition => HasOne(record, condition.Key, condition.Value));

    /// <summary>Tells who may see a record.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="record">The record.</param>
    /// <param name="held">What the directory holds of records; null for all that is asked for.</param>
    /// <returns>Null for everybody.</returns>
    internal static MatchAudience? AudienceOf(ImmutableArray<VisibilityRule> rules, DirectoryRecord record, HeldFields? held)
    {
        foreach (var rule in rules)
        {
            if (IsAbout(rule, record.Record.ObjectName) && MayFit(rule.Where, record, held))
                return new(rule.Roles, rule.Agents);
        }

        return null;
    }

    /// <summary>Tells whether a rule is about records of an object.</summary>
    internal static bool IsAbout(VisibilityRule rule, string objectName) =>
        rule.ObjectName == "*" || string.Equals(rule.ObjectName, objectName, StringComparison.OrdinalIgnoreCase);

    /// <summary>What cannot be looked at yet may be what is to be hidden.</summary>
    private static bool MayFit(ImmutableSortedDictionary<string, ImmutableArray<string>> where, DirectoryRecord record, HeldFields? held) => where.All(condition =>
        HasOne(record, condition.Key, condition.Value)
        || (!record.Facts.ContainsKey(condition.Key) && held?.Holds(record.Record.ObjectName, condition.Key) is false));

    private static bool HasOne(DirectoryRecord record, string field, ImmutableArray<string> values)
    {
        var fact = record.Facts.GetValueOrDefault(field, "");
        return values.Any(value => value.Equals(fact, StringComparison.OrdinalIgnoreCase) || IsSameNumber(value, fact));
    }

    /// <summary>The org writes a number as 5, 5.0 or 5E0, as it came by.</summary>
    private static bool IsSameNumber(string one, string other) => TryRead(one, out var number) && TryRead(other, out var same) && number == same;

    private static bool TryRead(string text, out decimal number) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
