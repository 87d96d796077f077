using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class CallVariablesTests
{
    [Fact]
    public void A_variable_that_is_set_again_takes_the_place_of_the_one_before()
    {
        var data = CallVariables.Merge([Of("case", "1"), Of("tier", "Gold")], [Of("CASE", "2")]);

        Assert.Equal([("CASE", "2"), ("tier", "Gold")], data.Select(v => (v.Name, v.Value.Value!)));
    }

    [Fact]
    public void An_empty_value_takes_a_variable_away()
    {
        Assert.Empty(CallVariables.Merge([Of("case", "1")], [Of("case", "")]));
    }

    [Fact]
    public void No_more_than_32_variables_are_kept_and_none_that_is_not_well_formed()
    {
        var many = CallVariables.Clean([.. Enumerable.Range(1, 40).Select(i => Of($"v{i}", "x"))]);
        var wrong = CallVariables.Clean([Of("1", "x"), Of("with space", "x"), Of("long", new string('x', 256))]);

        Assert.Equal(CallVariables.MostVariables, many.Length);
        Assert.True(wrong.IsDefault);
    }

    [Fact]
    public void What_the_call_carries_goes_before_what_its_number_told_but_not_before_what_a_person_chose()
    {
        var (ada, card, picked) = (Match("003000000000001AAA"), Match("500000000000001AAA"), Match("003000000000002AAA"));
        var byData = new CallerMatched(default, default, [card], ByData: true);

        Assert.Equal(card, byData.RecordAfter(ada, [ada]));
        Assert.Equal(card, byData.RecordAfter(null, default));
        Assert.Equal(picked, byData.RecordAfter(picked, [ada]));
        Assert.Null((byData with { Matches = [card, ada] }).RecordAfter(ada, [ada]));
    }

    private static CallVariable Of(string name, string value) => new(name, PersonalText.Of(value));

    private static CallerMatch Match(string id) => new(new("Contact", id), PersonalText.Of("Ada"), PersonalText.Empty, "Contact.Phone");
}
