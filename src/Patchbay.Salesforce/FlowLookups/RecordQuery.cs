using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.FlowLookups;

/// <summary>
/// Writes the query for what a flow asks: the wanted fields of two rows at most, since a second one is all there is to know of several.
/// Names are checked and values are literals, so that what a caller typed stays a value.
/// </summary>
internal static class RecordQuery
{
    private static readonly string[] names = ["Name", "CaseNumber", "OrderNumber", "Subject", "Title"];

    /// <summary>Writes it.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="shape">The object, as our user sees it.</param>
    /// <param name="standing">Fields that routing follows.</param>
    /// <returns>The query; null when no row can be meant: the value is none of the field's type.</returns>
    internal static string? Of(RecordQuestion question, ObjectShape shape, IEnumerable<string> standing)
    {
        if (!RecordQuestion.IsFieldName(question.Field) || !question.Fields.All(RecordQuestion.IsFieldName)) return null;
        if (LiteralOf(question.Value.Value ?? "", shape.Fields.GetValueOrDefault(question.Field)?.Type) is not { } literal) return null;
        var fields = question.Fields.Concat(Known(shape)).Concat(standing).Distinct(StringComparer.OrdinalIgnoreCase);
        return $"SELECT {string.Join(", ", fields)} FROM {shape.Name} WHERE {question.Field} = {literal} LIMIT 2";
    }

    /// <summary>The field that names a row; null when our user sees none.</summary>
    internal static string? NameOf(ObjectShape shape) => names.FirstOrDefault(shape.Fields.ContainsKey);

    /// <summary>What the screen and the log need of the record.</summary>
    private static IEnumerable<string> Known(ObjectShape shape) =>
        new[] { "Id", NameOf(shape), "AccountId", "ContactId" }.OfType<string>().Where(name => name == "Id" || shape.Fields.ContainsKey(name));

    private static string? LiteralOf(string value, string? type) => type switch
    {
        "int" or "double" or "currency" or "percent" =>
            decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        "boolean" => bool.TryParse(value, out var flag) ? (flag ? "TRUE" : "FALSE") : null,
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null,
        "id" or "reference" => value.Length is 15 or 18 && value.All(char.IsAsciiLetterOrDigit) ? Soql.Literal(value) : null,
        _ => Soql.Literal(value),
    };
}
