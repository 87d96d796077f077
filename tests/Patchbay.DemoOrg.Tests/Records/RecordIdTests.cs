using FsCheck;
using FsCheck.Fluent;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Tests.Records;

public sealed class RecordIdTests
{
    [Theory]
    [InlineData("0015000000Gv7qJ", "0015000000Gv7qJAAR")]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    public void Fifteen_characters_get_the_check_the_platform_gives_them(string fifteen, string eighteen)
    {
        Assert.True(RecordId.TryParse(fifteen, out var id));
        Assert.Equal(eighteen, id);
    }

    [Theory]
    [InlineData("001A0000006vm9rIAC")]
    [InlineData("001A0000006Vm9rIAD")]
    [InlineData("001A0000006Vm9")]
    [InlineData("001A0000006Vm9rI")]
    [InlineData("001A0000006Vm9-")]
    [InlineData(null)]
    public void A_wrong_id_is_no_id(string? text)
    {
        Assert.False(RecordId.TryParse(text, out _));
    }

    [Fact]
    public void Every_made_id_reads_back_from_both_forms()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), number =>
        {
            var id = RecordId.Create("00T", number);
            return RecordId.TryParse(id, out var full) && full == id && RecordId.TryParse(id[..15], out var extended) && extended == id;
        }));
    }
}
