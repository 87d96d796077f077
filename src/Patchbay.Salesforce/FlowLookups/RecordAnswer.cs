using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.FlowLookups;

/// <summary>Reads what a flow wants to know out of the rows that Salesforce sent.</summary>
internal static class RecordAnswer
{
    /// <summary>Reads it.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="shape">The object.</param>
    /// <param name="rows">The rows; at most two.</param>
    /// <returns>The answer.</returns>
    internal static AnswerLookup Of(FlowLookupBegan asked, ObjectShape shape, IReadOnlyList<JsonElement> rows)
    {
        if (rows is not [var row]) return new(asked.Call, asked.Lookup, rows.Count == 0 ? LookupOutcome.None : LookupOutcome.Several);
        ImmutableArray<CallVariable> values = [.. asked.Question!.Fields.Select(field => new CallVariable(field, PersonalText.Of(TextOf(row, field))))];
        return new(asked.Call, asked.Lookup, LookupOutcome.Found, values, MatchOf(asked.Question, shape, row));
    }

    private static CallerMatch? MatchOf(RecordQuestion question, ObjectShape shape, JsonElement row)
    {
        if (row.Text("Id") is not { } id) return null;
        var name = RecordQuery.NameOf(shape) is { } field ? row.Text(field) ?? "" : "";
        return new(
            new(shape.Name, id), PersonalText.Of(name.Length > CallerMatch.LongestText ? name[..CallerMatch.LongestText] : name), PersonalText.Empty,
            $"{shape.Name}.{question.Field}", row.Text("AccountId"), MatchSureness.Certain, row.Text("ContactId"));
    }

    /// <summary>The value at a path such as <c>Owner.Name</c>; the org writes names in its own letters.</summary>
    /// <param name="row">The row.</param>
    /// <param name="path">Names with points between them.</param>
    /// <returns>The value as text; empty when there is none.</returns>
    internal static string TextOf(JsonElement row, string path)
    {
        var here = row;
        foreach (var name in path.Split('.'))
        {
            if (here.ValueKind is not JsonValueKind.Object) return "";
            here = here.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return here.ValueKind switch
        {
            JsonValueKind.String => here.GetString() ?? "",
            JsonValueKind.Number => here.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
    }
}
