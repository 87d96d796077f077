using System.Collections.Immutable;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>What rules need to know of records. Each field with its object: <c>Case.CaseNumber</c>.</summary>
/// <param name="Phones">Fields that hold numbers beside those that the org describes as such.</param>
/// <param name="Keys">Fields by whose value a record is found.</param>
/// <param name="Facts">Fields that conditions compare.</param>
internal sealed record WantedFields(ImmutableArray<string> Phones, ImmutableArray<string> Keys, ImmutableArray<string> Facts)
{
    /// <summary>The objects named by any of them.</summary>
    internal IEnumerable<string> Objects =>
        Phones.Concat(Keys).Concat(Facts).Select(f => f.Split('.')).Where(f => f.Length > 1 && f[0] != "*").Select(f => f[0]).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields of one object in a list.</summary>
    internal static IEnumerable<string> Of(string objectName, ImmutableArray<string> fields) => fields
        .Where(f => f.StartsWith(objectName + ".", StringComparison.OrdinalIgnoreCase) || f.StartsWith("*.", StringComparison.Ordinal))
        .Select(f => f[(f.IndexOf('.', StringComparison.Ordinal) + 1)..]);
}

/// <summary>Says which fields rules need.</summary>
internal interface IWantedFields
{
    /// <summary>What is needed now; another answer than before makes the directory read everything again.</summary>
    WantedFields Wanted { get; }
}
