using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog.Content;

/// <summary>What people type and paste, tried against the demo org.</summary>
public sealed class OddTextTests
{
    [Theory]
    [InlineData("😀 Ada ❤️ 🇸🇪 👩‍👩‍👧")]
    [InlineData("مرحبا، أريد بطاقة جديدة \u200f(123)")]
    [InlineData("שלום עולם")]
    [InlineData("<script>alert('x')</script> & \"quotes\" \\ back")]
    public async Task Notes_of_any_script_arrive_as_they_were_typed(string notes) =>
        Assert.StartsWith(notes, await WrittenAsync(notes), StringComparison.Ordinal);

    [Fact]
    public async Task Control_characters_and_halves_of_characters_do_not_keep_a_call_out()
    {
        var written = await WrittenAsync("a\u0000b\u0007c\u001fd\ud83de\tf\ng");

        Assert.StartsWith("abcd\ufffde\tf\ng", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_that_are_too_long_are_cut_and_the_facts_are_kept()
    {
        var written = await WrittenAsync(new string('ü', 3990) + "😀");

        Assert.EndsWith("Ended by the customer.", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_characters_are_left_alone_and_halves_are_replaced()
    {
        Assert.Equal("a😀b", FieldText.Clean("a😀b"));
        Assert.Equal("\ufffd", FieldText.Clean("\ud83d"));
        Assert.Equal("\ufffd😀", FieldText.Clean("\ude00\ud83d\ude00"));
        Assert.Equal("", FieldText.Clean(""));
    }

    private static async Task<string> WrittenAsync(string notes)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var call = rig.Site.Talk("+46701740633", "Åsa \u0001 Öberg");
        rig.Site.Finish(call, "Resolved", notes);
        for (var tries = 0; tries < 500; tries++)
        {
            if (await rig.QueryAsync($"SELECT Description FROM Task WHERE Patchbay_Interaction_Id__c = '{call}' AND IsClosed = true AND CallDisposition = 'Resolved'") is [var row])
                return row.GetProperty("Description").GetString()!;
            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The call was not written: {await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None)}");
    }
}
