using System.IO.Compression;
using System.Text;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Tests.Walking;

/// <summary>Static resources and components as orgs have them.</summary>
public sealed class StaticResourceTests
{
    [Fact]
    public async Task A_zipped_static_resource_is_read_where_it_lies()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await AuditAsync(
            new MemoryFile("staticresources/Softphone.resource", Zip(
                ("js/cti.js", "export const api = () => window.sforce.opencti;"), ("js/log.js", "import { api } from './cti';\napi().saveLog({ value: { Id: id }, callback: r => r.success || fail(r.errors) });"),
                ("index.html", "<script src=\"/support/api/60.0/lightning/opencti_min.js\"></script>"), ("img/a.png", "\0\0"))),
            Audited.File("staticresources/Softphone.resource-meta.xml", Audited.Metadata("StaticResource", "<contentType>application/zip</contentType>")));

        Assert.Equal(
            ["staticresources/Softphone.resource!/index.html:1 script:opencti", "staticresources/Softphone.resource!/js/log.js:2 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task Components_of_every_family_are_found()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await AuditAsync(
            Audited.File("lwc/dial/dial.html", "<template>\n  <lightning-click-to-dial value={phone}></lightning-click-to-dial>\n  <!-- <lightning-click-to-dial> -->\n  <c-click-to-dial></c-click-to-dial>\n</template>"),
            Audited.File("aura/Dial/Dial.cmp", "<aura:component>\n  <lightning:clickToDial value=\"1\"/>\n</aura:component>"),
            Audited.File("pages/Dial.page", "<apex:page>\n  <support:clickToDial number=\"1\"/>\n</apex:page>"));

        Assert.Equal(["aura/Dial/Dial.cmp:2 lightning:clickToDial", "lwc/dial/dial.html:2 lightning-click-to-dial", "pages/Dial.page:2 support:clickToDial"], report.Places());
    }

    [Fact]
    public async Task Sales_Engagement_is_found_in_an_adapter()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await AuditAsync(Audited.File(
            "cti.js", "const hvs = sforce.opencti.hvs;\nhvs.completeWork({ attributes: {}, callback: f });\nsforce.opencti.hvs.onWorkStart({ listener: f });"));

        Assert.Equal(["cti.js:2 sforce.opencti.hvs.completeWork", "cti.js:3 sforce.opencti.hvs.onWorkStart"], report.Places().Distinct());
    }

    [Fact]
    public async Task Apex_that_asks_for_call_centers_is_found()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await AuditAsync(Audited.File(
            "classes/A.cls", "class A {\n  List<CallCenter> all() { return [SELECT Id, Name FROM CallCenter]; }\n  // CallCenter in words\n  String s = 'CallCenter';\n}"));

        Assert.Equal(["classes/A.cls:2 sobject:CallCenter"], report.Places().Distinct());
    }

    private static Task<Patchbay.Audit.Findings.AuditReport> AuditAsync(params SourceFile[] files) => new Auditor(TimeProvider.System).RunAsync(
        new AuditWish(["memory"], Audited.Day), [new MemoryTree(files)], null, TestContext.Current.CancellationToken);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
