using System.Text;
using Patchbay.DemoOrg.Control;

namespace Patchbay.DemoOrg.Tests.Control;

public sealed class TroubleDoorTests
{
    [Theory]
    [InlineData("""{"delaMs":1}""", "There is no trouble delaMs. Nearest: delayMs.")]
    [InlineData("""{"plan":{"chances":{"CutAftr":0.1}}}""", "There is no fault CutAftr. Nearest: CutAfter.")]
    [InlineData("""{"Plan":{"script":[{"fault":"RowLocked"},{"Fault":"rowbrken"}]}}""", "There is no fault rowbrken. Nearest: RowBroken.")]
    public async Task A_name_that_means_nothing_is_told_with_the_nearest_one(string document, string words)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document));

        Assert.Equal((null, words), await TroubleDoor.ReadAsync(body, CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"plan":{"chances":{"CutAfter":0.1},"script":[{"fault":"serverError","times":2}]}}""")]
    [InlineData("{}")]
    public async Task A_document_that_is_understood_has_no_problem(string document)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document));

        Assert.Null((await TroubleDoor.ReadAsync(body, CancellationToken.None)).Problem);
    }
}
