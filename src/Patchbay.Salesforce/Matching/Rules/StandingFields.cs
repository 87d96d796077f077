using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>Fields that the directory keeps so that routing can follow who a caller is.</summary>
internal static class StandingFields
{
    /// <summary>The field that says who owns a record.</summary>
    internal const string Owner = "OwnerId";

    /// <summary>The object whose standing counts for its contacts.</summary>
    internal const string Account = "Account";

    /// <summary>All of them.</summary>
    /// <param name="options">What is wanted.</param>
    /// <returns>Fields with their objects; none unless the settings ask for them.</returns>
    internal static IEnumerable<string> Of(SalesforceOptions options) =>
        (options.RouteByOwner ? new[] { "Contact", "Lead", Account, "Case" }.Select(name => $"{name}.{Owner}") : []).Concat(options.TierFields);

    /// <summary>Those of one object, as far as our user sees them.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="shape">The object.</param>
    /// <returns>Fields without the object.</returns>
    internal static IEnumerable<string> Of(SalesforceOptions options, ObjectShape shape) =>
        (options.RouteByOwner ? new[] { Owner } : [])
        .Concat(options.TierFields.Select(field => field.Split('.')).Where(path => path[0].Equals(shape.Name, StringComparison.OrdinalIgnoreCase)).Select(path => path[1]))
        .Where(shape.Fields.ContainsKey);
}
