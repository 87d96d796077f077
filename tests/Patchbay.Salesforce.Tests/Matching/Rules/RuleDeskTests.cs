using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching.Rules;

public sealed class RuleDeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"object":"Acount","roles":["supervisor"]}""", "Acount: the org has no such object", "Account")]
    [InlineData("""{"object":"Contact","where":{"LeadSorce":["Web"]},"roles":["supervisor"]}""", "Contact.LeadSorce: the org has no such field", "LeadSource")]
    public async Task A_visibility_rule_that_would_hide_nothing_is_refused_with_the_nearest_names(string rule, string problem, string near)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        var wrong = Assert.Single(await rig.Get<IMatchRules>().SaveAsync(Rules(rule), Token));

        Assert.StartsWith(problem, wrong, StringComparison.Ordinal);
        Assert.Contains(near, wrong, StringComparison.Ordinal);
        Assert.Empty(rig.Get<IMatchRules>().Current.Visibility);
    }

    [Fact]
    public async Task A_name_in_a_visibility_rule_that_nobody_signs_in_with_is_told()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var rules = rig.Get<IMatchRules>();
        var text = Rules("""{"object":"contact","where":{"leadsource":["Web"]},"agents":["nobody"]}""");

        Assert.Empty(await rules.SaveAsync(text, Token));

        Assert.StartsWith("visibility: nobody signs in as nobody.", Assert.Single(await rules.FindDoubtsAsync(text, Token)), StringComparison.Ordinal);
    }

    private static string Rules(string visibility) => $$"""{"search":[{"find":"*.*"}],"visibility":[{{visibility}}]}""";
}
