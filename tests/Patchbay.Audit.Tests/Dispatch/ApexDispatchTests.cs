using Patchbay.Audit.Dispatch;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Dispatch;

/// <summary>The class that runs what adapters call.</summary>
public sealed class ApexDispatchTests
{
    [Fact]
    public async Task Each_method_that_an_adapter_runs_has_a_line_with_its_types()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("a.js", "sforce.opencti.runApex({apexClass: 'Svc', methodName: 'find', methodParams: 'name=A&most=3', callback: f});\nsforce.interaction.runApex('Svc', 'close', 'ids=1', f);\nsforce.opencti.runApex({apexClass: 'Gone', methodName: 'x', callback: f});"),
            ("classes/Svc.cls", "global class Svc {\n  webService static List<Contact> find(String name, Integer most) { return null; }\n  webService static void close(List<Id> ids) {}\n  webService static String idle() { return ''; }\n}"));

        var files = ApexDispatch.Files(report);
        var apex = files[0].Text;

        Assert.Equal(["PatchbayApexDispatch.cls", "PatchbayApexDispatch.cls-meta.xml"], files.Select(f => f.Name));
        Assert.Contains("            when 'svc.find' {\n                return JSON.serialize(Svc.find(text(args, 'name'), toInteger(text(args, 'most'))));\n            }\n", apex, StringComparison.Ordinal);
        Assert.Contains("            when 'svc.close' {\n                Svc.close((List<Id>) JSON.deserialize(text(args, 'ids'), List<Id>.class));\n                return '';\n            }\n", apex, StringComparison.Ordinal);
        Assert.Contains("    private static Integer toInteger(String value) {\n", apex, StringComparison.Ordinal);
        Assert.DoesNotContain("idle", apex, StringComparison.Ordinal);
        Assert.Equal(["Gone.x"], ApexDispatch.Missing(report));
    }

    [Fact]
    public async Task A_method_whose_name_is_computed_may_be_any_of_its_class()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("a.js", "sforce.opencti.runApex({apexClass: 'ns.Svc', methodName: which(), callback: f});"),
            ("classes/Svc.cls", "global class Svc {\n  webService static String one() { return ''; }\n  webService static Boolean two(Boolean a) { return a; }\n}"));

        Assert.Equal(["Boolean Svc.two(Boolean a)", "String Svc.one()"], report.Inventory.RunApexSignatures);
        Assert.Empty(ApexDispatch.Missing(report));
    }

    [Fact]
    public async Task The_class_is_Apex_that_parses()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("a.js", "sforce.opencti.runApex({apexClass: 'Svc', methodName: 'all', callback: f});"),
            ("classes/Svc.cls", "global class Svc {\n  webService static Datetime all(String a, Integer b, Long c, Double d, Decimal e, Boolean f, Id g, Date h, Datetime i, Map<String,Id> j) { return i; }\n}"));

        var read = await Audited.ByParserAsync(("classes/PatchbayApexDispatch.cls", $"{ApexDispatch.Files(report)[0].Text}\n// webservice"));

        Assert.Empty(read.Unread);
    }

    [Fact]
    public async Task Adapters_that_run_no_Apex_need_no_class()
    {
        var report = await Audited.ByTokensAsync(("a.js", "sforce.opencti.refreshView();"));

        Assert.Empty(ApexDispatch.Files(report));
    }
}
