namespace Patchbay.Audit.Tests.Walking;

/// <summary>Adapters that consist of several files.</summary>
public sealed class ImporterTests
{
    [Fact]
    public async Task What_a_module_hands_out_is_followed_into_the_files_that_import_it()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("src/phone/helper.ts", "export const getApi = () => (window as any).sforce.opencti;\nexport function call(name: string, a: object) { getApi()[name](a); }"),
            ("src/phone/index.ts", "export * from './helper';"),
            ("src/a.ts", "import { getApi } from './phone/helper';\ngetApi().refreshView();"),
            ("src/b.ts", "import { call } from '@/phone';\ncall('refreshView');"),
            ("src/c.ts", "import { getApi } from './other/helper';\ngetApi().refreshView();"));

        Assert.Equal(["src/a.ts:2 sforce.opencti.refreshView", "src/b.ts:2 sforce.opencti.refreshView"], report.Places());
        Assert.Equal(["import", "wrapper"], report.Findings.Select(f => f.How));
        Assert.Equal("getApi().refreshView();", report.Findings[0].Snippet);
        Assert.Empty(report.Notices);
    }

    [Fact]
    public async Task A_file_that_is_read_twice_counts_once()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("a.js", "window.PhoneApi = { api: window.sforce.opencti };\nsforce.opencti.runApex({apexClass: 'A', methodName: 'b', callback: f});"),
            ("b.js", "PhoneApi.api.saveLog({});\nsforce.opencti.runApex({apexClass: 'A', methodName: 'b', callback: f});"));

        Assert.Equal(["a.js:2 sforce.opencti.runApex", "b.js:1 sforce.opencti.saveLog", "b.js:2 sforce.opencti.runApex"], report.Places().Distinct());
        Assert.Equal(2, Assert.Single(report.Inventory.RunApexTargets).Count);
        Assert.Equal(2, report.Inventory.Files);
    }

    [Fact]
    public async Task A_helper_that_hands_the_interface_to_nobody_here_is_told()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(("src/helper.ts", "export const getApi = () => (window as any).sforce.opencti;"));

        Assert.Empty(report.Findings);
        var notice = Assert.Single(report.Notices);
        Assert.Equal("handed-out", notice.Code);
        Assert.Contains("src/helper.ts", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "adapter/listen.js", "adapter/ready.js")]
    [InlineData(0, "adapter/js/listen.js", "adapter/ready.js")]
    [InlineData(0, "pages/A.page", "staticresources/lib.js")]
    [InlineData(1, "pages/A.page", "pages/B.page")]
    [InlineData(1, "one/listen.js", "two/ready.js")]
    public async Task A_classic_adapter_may_say_in_another_of_its_files_that_it_is_ready(int faults, string listening, string ready)
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            (listening, Script(listening, "sforce.interaction.cti.onClickToDial(dial);")), (ready, Script(ready, "sforce.interaction.notifyInitializationComplete();")));

        Assert.Equal(faults, report.Findings.Count(f => f.Rule == "fault.no-ready-classic"));
    }

    private static string Script(string path, string script) => path.EndsWith(".page", StringComparison.Ordinal) ? $"<apex:page><script>{script}</script></apex:page>" : script;
}
