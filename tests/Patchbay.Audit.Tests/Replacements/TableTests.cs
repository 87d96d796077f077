using Patchbay.Audit.Findings;
using Patchbay.Audit.Replacements;
using Patchbay.Audit.Surface;

namespace Patchbay.Audit.Tests.Replacements;

public sealed class TableTests
{
    [Fact]
    public void Every_name_of_the_interface_has_a_replacement_on_every_way()
    {
        var table = ReplacementTable.Load();
        var surface = SurfaceCatalog.Load();

        Assert.All(surface.Members.Concat(surface.Markup), name => Assert.Equal(3, table.Of(name).Length));
        Assert.Empty(table.Names.Where(name => name.StartsWith("sforce.", StringComparison.Ordinal)).Except(surface.Members));
    }

    [Fact]
    public void An_inferred_replacement_is_called_so()
    {
        var table = ReplacementTable.Load();

        Assert.True(table.Of("sforce.opencti.getSoftphoneLayout")[0] is { IsInferred: true, Gap: Gap.Full });
        Assert.False(table.Of("sforce.opencti.getCallCenterSettings")[0].IsInferred);
    }

    [Fact]
    public void A_file_of_the_user_overrides_single_weights()
    {
        var table = WeightTable.Load().With("""{ "weights": [ { "id": "F2", "low": 1, "likely": 2, "high": 3 } ] }""");

        Assert.Equal(new EffortHours(1, 2, 3) { Weight = "F2" }, table["F2"].Hours);
        Assert.Equal(WeightTable.Load()["F1"], table["F1"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{ "weights": [ { "id": "F99", "low": 1, "likely": 2, "high": 3 } ] }""")]
    [InlineData("""{ "weights": [ { "id": "F2", "low": 5, "likely": 2, "high": 3 } ] }""")]
    public void Weights_that_make_no_sense_are_refused(string json)
    {
        Assert.Throws<InvalidDataException>(() => WeightTable.Load().With(json));
    }

    [Fact]
    public async Task A_name_used_on_many_lines_is_moved_once()
    {
        var report = await Audited.ByTokensAsync(("a.js", "sforce.opencti.saveLog({});\nsforce.opencti.saveLog({});"), ("b.js", "sforce.opencti.saveLog({});"));

        Assert.Equal([7, 0, 0], report.Findings.Select(f => f.EffortHours.Likely));
    }
}
