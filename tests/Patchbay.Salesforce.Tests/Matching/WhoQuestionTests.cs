using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching;

public sealed class WhoQuestionTests
{
    [Theory]
    [InlineData("Case.Nope=1", "Case has no field Nope, or Patchbay's user does not see it. Nearest: ")]
    [InlineData("Foo.Bar=1", "The org has no object Foo, or Patchbay's user does not see it. Nearest: ")]
    [InlineData("Case.Subject=Tram", "Records are not found by Case.Subject: keys of the match rules are Case.CaseNumber")]
    public async Task A_field_that_the_org_lacks_is_named(string asked, string words)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        var refusal = await rig.Get<IWhoIs>().WhyNotAsync(new(asked, null, false), CancellationToken.None);

        Assert.Equal("who.field", refusal?.Code);
        Assert.StartsWith(words, refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case=1042")]
    [InlineData("Case.CaseNumber=1042")]
    [InlineData("Contact.Id=003000000000001AAA")]
    [InlineData("+46 70 174 06 33")]
    public async Task A_question_that_the_rules_can_answer_is_not_refused(string asked)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        Assert.Null(await rig.Get<IWhoIs>().WhyNotAsync(new(asked, null, false), CancellationToken.None));
    }
}
