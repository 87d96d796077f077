using System.Text.Json;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.Tests.Matching.Rules;

public sealed class RuleTextTests
{
    [Fact]
    public void The_standard_rules_read_as_they_are_written()
    {
        var text = RuleText.Write(StandardRules.Value);

        Assert.True(RuleText.TryRead(text, out var read, out var wrong), string.Join(' ', wrong));
        Assert.Equal(text, RuleText.Write(read));
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("", "The rules are empty.")]
    [InlineData("{", "The rules are no JSON: at line 1")]
    [InlineData("""{"serach":[]}""", "Line 1: serach is not known here. Nearest: search")]
    [InlineData("""{"search":[]}""", "at least one rule")]
    [InlineData("""{"version":2,"search":[{"find":"*.*"}]}""", "2 is not known")]
    [InlineData("""{"search":[{"find":"Contact"}]}""", "Contact must name an object and a field")]
    [InlineData("""{"search":[{"find":"*.*","sure":"very"}]}""", "Line 1: search[0].sure is very, and must be one of")]
    [InlineData("{\"search\":[\n{\"find\":\"*.*\",\n\"sure\":\"certan\"}]}", "Line 3: search[0].sure is certan, and must be one of possible, likely, certain. Nearest: certain")]
    [InlineData("""{"search":[{"find":"*.*","last":"yes"}]}""", "search[0].last must be true or false.")]
    [InlineData("""{"search":[{"sure":"certain"}]}""", "search[0] lacks find.")]
    [InlineData("""{"search":{"find":"*.*"}}""", "search must be a list")]
    [InlineData("""{"search":[null]}""", "search[0] has no value")]
    [InlineData("""{"search":[{"find":7}]}""", "search[0].find must be a text in quotes.")]
    [InlineData("""{"search":[{"find":"*.*","where":{"VIP__c":"true"}}]}""", "search[0].where.VIP__c must be a list")]
    [InlineData("""{"version":"one","search":[{"find":"*.*"}]}""", "version must be a whole number.")]
    [InlineData("""{"search":[{"find":"*.*"}],"inbound":{"many":{"show":"record"}}}""", "exactly one match")]
    [InlineData("""{"search":[{"find":"*.*"}],"inbound":{"none":{"show":"newRecord"}}}""", "which object")]
    [InlineData("""{"search":[{"find":"*.*"}],"inbound":{"none":{"show":"url","url":"https://evil.example"}}}""", "one slash")]
    [InlineData("""{"search":[{"find":"*.*"}],"inbound":{"none":{"show":"url","url":"//evil.example"}}}""", "one slash")]
    [InlineData("""{"search":[{"find":"*.*"}],"create":{"fields":{"LastName":"Unknown"}}}""", "must hold {number} alone")]
    [InlineData("""{"search":[{"find":"*.*"}],"visibility":[{"object":"*","roles":["boss"]}]}""", "no role boss")]
    [InlineData("""{"search":[{"find":"*.*"}],"visibility":[{"object":"Lead","where":{"Rating":["Hot"],"rating":["Cold"]},"roles":["admin"]}]}""", "Rating and rating are one field")]
    [InlineData("""{"search":[{"find":"*.*"}],"keys":["CaseNumber"]}""", "CaseNumber must name")]
    public void Rules_that_cannot_be_used_are_refused_with_the_place(string text, string expected)
    {
        Assert.False(RuleText.TryRead(text, out _, out var wrong));
        Assert.Contains(expected, string.Join(' ', wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_names_every_property_that_can_be_read()
    {
        using var schema = JsonDocument.Parse(RuleText.Schema);
        var names = schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name).Except(["$schema"]).Order();

        var written = JsonSerializer.SerializeToElement(StandardRules.Value with { Create = new() }, RuleText.Json).EnumerateObject().Select(p => p.Name).Order();

        Assert.Equal(written, names);
        Assert.Equal(
            JsonSerializer.SerializeToElement(new PopRule { ObjectName = "", Flow = "", Url = "" }, RuleText.Json).EnumerateObject().Select(p => p.Name).Order(),
            schema.RootElement.GetProperty("$defs").GetProperty("pop").GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(
            JsonSerializer.SerializeToElement(new SearchStep { Find = "" }, RuleText.Json).EnumerateObject().Select(p => p.Name).Order(),
            schema.RootElement.GetProperty("$defs").GetProperty("step").GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public void The_schema_may_be_named_in_front() =>
        Assert.True(RuleText.TryRead("""{"$schema":"https://patchbay.example/match-rules.schema.json","search":[{"find":"Contact.*"}],}""", out _, out _));

    [Fact]
    public void Rules_in_yaml_are_the_same_rules()
    {
        const string yaml = """
            # People first.
            search:
              - find: Contact.MobilePhone
                sure: certain      # nobody else answers it
              - find: "*.*"
                where: { VIP__c: ["true"] }
                last: yes
            byData:
              - { variable: case, find: Case.CaseNumber }
            """;

        Assert.True(RuleText.TryRead(yaml.Replace("last: yes", "last: true", StringComparison.Ordinal), out var set, out _));

        Assert.Equal([("Contact.MobilePhone", false), ("*.*", true)], set.Search.Select(s => (s.Find, s.Last)));
        Assert.Equal("Case.CaseNumber", set.ByData[0].Find);
    }

    [Theory]
    [InlineData("search:\n  - find: [", "line 3")]
    [InlineData("search: &all []\ninbound: *all", "anchors")]
    [InlineData("search: []\nsearch: []", "search stands there twice")]
    [InlineData("search:\n- serach: Contact.Phone", "Line 2: search[0].serach is not known here. Nearest: ")]
    [InlineData("search:\n- find: '*.*'\n  where:\n    VIP__c: yes", "Line 4: search[0].where.VIP__c must be a list")]
    [InlineData("just a word", "no JSON object, nor the same in YAML")]
    public void What_is_wrong_in_yaml_is_told(string yaml, string words)
    {
        Assert.False(RuleText.TryRead(yaml, out _, out var wrong));

        Assert.Contains(words, string.Join('\n', wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_written_in_yaml_read_back_the_same()
    {
        var standard = StandardRules.Value with { Visibility = [new() { ObjectName = "*", Where = System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add("VIP__c", ["true", "007", "a: b"]) }] };

        Assert.True(RuleText.TryRead(RuleText.WriteYaml(standard), out var read, out _));

        Assert.Equal(RuleText.Write(standard), RuleText.Write(read));
    }
}
