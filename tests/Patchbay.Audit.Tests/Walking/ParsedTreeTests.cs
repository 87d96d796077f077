using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Walking;

/// <summary>Whole audits with the real parser.</summary>
public sealed class ParsedTreeTests
{
    [Fact]
    public async Task Every_kind_of_source_is_parsed()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("pages/Cti.page", "<apex:page>\n<script src=\"/support/api/44.0/lightning/opencti_min.js\"></script>\n<script>\nvar cti = sforce.opencti;\ncti.runApex({apexClass: 'Svc', methodName: 'find', methodParams: 'a={!$User.Id}', callback: f});\n</script>\n</apex:page>"),
            ("lwc/dial/dial.html", "<template>\n<lightning-click-to-dial value=\"1\"></lightning-click-to-dial></template>"),
            ("aura/C/CController.js", "({ init: function (c) { sforce.opencti.refreshView(); } })"),
            ("classes/Svc.cls", "global class Svc {\n  webService static String find(String a) { Task t = new Task(); t.CallType = a; return a; }\n  webService static String idle(String a) { return a; }\n}"),
            ("staticresources/A.resource", "!function(){var n=window.sforce.opencti;n.screenPop({type:n.SCREENPOP_TYPE.SOBJECT,params:{recordId:i}})}();"));

        Assert.Equal(
        [
            "aura/C/CController.js:1 sforce.opencti.refreshView", "classes/Svc.cls:2 runApex:Svc.find", "classes/Svc.cls:2 Task.CallType", "lwc/dial/dial.html:2 lightning-click-to-dial",
            "pages/Cti.page:2 script:opencti", "pages/Cti.page:5 sforce.opencti.runApex", "staticresources/A.resource:1 sforce.opencti.screenPop", "staticresources/A.resource:1 sforce.opencti.SCREENPOP_TYPE.SOBJECT",
        ], report.Places());
        Assert.Empty(report.Notices);
        Assert.All(report.Findings, f => Assert.NotEqual(Confidence.Possible, f.Confidence));
        Assert.Equal(["Svc.find"], report.Inventory.RunApexTargets.Select(t => t.Name));
    }

    [Fact]
    public async Task Buttons_that_run_script_are_parsed()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("objects/Task/webLinks/Call.webLink-meta.xml", Audited.Metadata("WebLink", "<openType>onClickJavaScript</openType>\n<url>{!REQUIRESCRIPT(&quot;/support/api/40.0/interaction.js&quot;)}\nsforce.interaction.saveLog(&apos;Task&apos;, 'x={!Account.Name}', done);</url>")),
            ("objects/Task.object", Audited.Metadata("CustomObject", "<webLinks><linkType>javascript</linkType><openType>onClickJavaScript</openType><url>if (a &amp;&amp; b) sforce.interaction.isInConsole(f);</url></webLinks>")),
            ("objects/Case/webLinks/Link.webLink-meta.xml", Audited.Metadata("WebLink", "<openType>newWindow</openType>\n<url>https://x.example/?a=sforce.interaction.saveLog()</url>")));

        Assert.Equal(
        [
            "objects/Task.object:3 sforce.interaction.isInConsole", "objects/Task/webLinks/Call.webLink-meta.xml:4 script:interaction", "objects/Task/webLinks/Call.webLink-meta.xml:5 sforce.interaction.saveLog",
        ], report.Findings.Where(f => f.Kind != FindingKind.Fault).Select(f => $"{f.File}:{f.Line} {f.Api}"));
    }

    [Fact]
    public async Task Mentions_and_lookalikes_are_not_reported()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(
            ("README.md", "Call sforce.opencti.saveLog."),
            ("a.js", "// sforce.opencti.saveLog()\nconsole.log('sforce.opencti.saveLog', `sforce.interaction`);"),
            ("threats.js", "import { OpenCTI } from 'opencti-client';\nconst opencti = new OpenCTI(); opencti.saveLog({}); opencti.screenPop({});"),
            ("types/opencti.d.ts", "declare namespace sforce.opencti { function saveLog(a: object): void; }"),
            ("classes/V.cls", "class V { void a(VoiceCall v) { v.CallType = 'x'; } }"));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_script_that_does_not_parse_is_recovered_in_part_and_told()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var report = await Audited.ByParserAsync(("a.js", "sforce.opencti.saveLog({});\nfunction ( { ] ,,\nsforce.opencti.refreshView();"));

        Assert.Contains("a.js:1 sforce.opencti.saveLog", report.Places());
        Assert.True(Assert.Single(report.Unread).ByTokens);
    }

    [Fact]
    public async Task Code_for_Voice_is_on_the_new_side()
    {
        var report = await Audited.ByTokensAsync(
            ("c.js", "import { initializeConnector } from '@salesforce/scv-connector-base';\n// import x from 'scv-connector-base'"),
            ("lwc/t/t.html", "<template><lightning-service-cloud-voice-toolkit-api></lightning-service-cloud-voice-toolkit-api></template>"));

        Assert.Equal(["scv:connector-base", "scv:toolkit-api"], report.Findings.Select(f => f.Api));
        Assert.All(report.Findings, f => Assert.Equal(FindingKind.Voice, f.Kind));
    }

    [Fact]
    public async Task Work_on_one_class_counts_once()
    {
        var report = await Audited.ByTokensAsync(("classes/A.cls", "class A { void a(Task t) { t.CallType = 'x';\n t.CallObject = 'y'; } }"));

        Assert.Equal([8, 0], report.Findings.Select(f => f.EffortHours.Likely));
    }
}
