using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>
/// Turns a softphone layout of Open CTI, as <c>getSoftphoneLayout</c> returns it, into match rules that do the same. A layout can be read in
/// the browser only, by each profile's user; what it said is pasted here.
/// </summary>
public static class SoftphoneLayout
{
    /// <summary>Reads a layout.</summary>
    /// <param name="text">
    /// Its JSON: <c>Inbound</c>, <c>Internal</c>, <c>Outbound</c>, alone or as the callback gets it: in <c>returnValue</c> in Lightning, and as
    /// text in <c>result</c> in Classic.
    /// </param>
    /// <returns>The rules; null when it is no layout. Never throws.</returns>
    public static MatchRuleSet? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var answer = document.RootElement;
            if (answer.Text("result") is { } classic) return Read(classic);
            var layout = answer.Related("returnValue") is { ValueKind: JsonValueKind.Object } value ? value : answer;
            if (layout.Related("Inbound").ValueKind is not JsonValueKind.Object) return null;
            var standard = StandardRules.Value;
            return standard with
            {
                Inbound = Pops(layout.Related("Inbound")) with { Search = Steps(layout.Related("Inbound")) },
                // Open CTI pops inbound calls only; the others show what they found.
                Internal = new() { Search = Steps(layout.Related("Internal")), One = new() },
                Outbound = new() { Search = Steps(layout.Related("Outbound")), One = new() },
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The objects in the order of the layout, each with all its phone fields: that is where the search of Open CTI looks.</summary>
    private static ImmutableArray<SearchStep> Steps(JsonElement calls) => calls.Related("objects") is { ValueKind: JsonValueKind.Object } objects
        ? [.. objects.EnumerateObject().Select(o => new SearchStep { Find = $"{o.Name}.*" })]
        : [];

    private static CallRules Pops(JsonElement calls)
    {
        var settings = calls.Related("screenPopSettings");
        var open = settings.Text("screenPopsOpenWithin") == "NewWindow" ? PopOpen.Tab : PopOpen.Detail;
        return new()
        {
            None = Pop(settings.Related("NoMatch"), open),
            // Of one match Open CTI pops the record itself, and names no object for it.
            One = settings.Related("SingleMatch") is { ValueKind: JsonValueKind.Object } one && one.Text("screenPopType") is not "PopToEntity" ? Pop(one, open) : new() { Show = PopShow.Record, Open = open },
            Many = Pop(settings.Related("MultipleMatches"), open),
        };
    }

    private static PopRule Pop(JsonElement pop, PopOpen open)
    {
        var data = pop.Text("screenPopData") ?? "";
        return pop.Text("screenPopType") switch
        {
            "PopToEntity" when data.Length == 0 => new() { Open = open },
            "PopToEntity" => new() { Show = PopShow.NewRecord, ObjectName = data, Fields = Phone(data), Open = open },
            "PopToVisualforce" => new() { Show = PopShow.Url, Url = $"/apex/{data}?ANI={{number}}&DNIS={{dialled}}", Open = open },
            "PopToFlow" => new() { Show = PopShow.Flow, Flow = data, Open = open },
            "PopToSearch" => new() { Show = PopShow.Search, Open = open },
            "PopToDetailPage" => new() { Show = PopShow.Record, Open = open },
            _ => new() { Open = open },
        };
    }

    private static ImmutableSortedDictionary<string, string> Phone(string objectName) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(objectName == "Case" ? "SuppliedPhone" : "Phone", "{number}");
}
