using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Tokens;

public sealed class TokenTests
{
    [Theory]
    [InlineData("sforce.opencti.saveLog({})", "1:1 sforce.opencti.saveLog")]
    [InlineData("x;\n  window.sforce.opencti.saveLog({})", "2:3 sforce.opencti.saveLog")]
    [InlineData("sforce?.opencti?.screenPop()", "1:1 sforce.opencti.screenPop")]
    [InlineData("sforce[\"opencti\"]['runApex'](a)", "1:1 sforce.opencti.runApex")]
    [InlineData("sforce.opencti.hvs.completeWork({})", "1:1 sforce.opencti.hvs.completeWork")]
    [InlineData("var t = sforce.opencti.SCREENPOP_TYPE.SOBJECT;", "1:9 sforce.opencti.SCREENPOP_TYPE.SOBJECT")]
    [InlineData("parent.sforce.interaction.cti.onClickToDial(f)", "1:1 sforce.interaction.cti.onClickToDial")]
    [InlineData("a = `x${sforce.opencti.refreshView()}`", "1:9 sforce.opencti.refreshView")]
    [InlineData("var a = /['\"]/; sforce.opencti.refreshView()", "1:17 sforce.opencti.refreshView")]
    [InlineData("var cti = sforce.opencti; cti.publish({})", "1:27 sforce.opencti.publish")]
    [InlineData("a/b; sforce.opencti.refreshView() /c", "1:6 sforce.opencti.refreshView")]
    public async Task Without_a_parser_a_use_is_found_by_tokens(string script, string expected)
    {
        var report = await Audited.ByTokensAsync(("a.js", script));

        Assert.Equal([expected], report.Findings.Select(f => $"{f.Line}:{f.Column} {f.Api}"));
        Assert.NotEqual(Confidence.Certain, report.Findings[0].Confidence);
        Assert.Equal("no-parser", report.Notices[0].Code);
    }

    [Theory]
    [InlineData("// sforce.opencti.saveLog()")]
    [InlineData("/* sforce.opencti.saveLog() */")]
    [InlineData("console.log('sforce.opencti.saveLog')")]
    [InlineData("var s = `sforce.opencti.saveLog`")]
    [InlineData("my.opencti.saveLog()")]
    [InlineData("sforceX.opencti.saveLog()")]
    [InlineData("salesforce.opencti.saveLog()")]
    [InlineData("new OpenCTI('https://opencti.example/graphql')")]
    [InlineData("if (/sforce.opencti.saveLog/.test(x)) y()")]
    public async Task A_mention_is_no_use(string script)
    {
        var report = await Audited.ByTokensAsync(("a.js", script));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Markup_is_read_by_tokens_with_its_scripts()
    {
        var report = await Audited.ByTokensAsync(("pages/P.page", """
            <apex:page>
            <!-- <script src="/support/api/30.0/interaction.js"></script> -->
            <script src="/support/api/41.0/lightning/opencti_min.js"></script>
            <support:clickToDial number="1"/>
            <script>
              sforce.opencti.saveLog({});
            </script>
            sforce.opencti.screenPop is only written here
            </apex:page>
            """));

        Assert.Equal(["3 script:opencti", "4 support:clickToDial", "6 sforce.opencti.saveLog"], report.Findings.Select(f => $"{f.Line} {f.Api}"));
        Assert.Equal("41.0", report.Findings[0].ApiVersion);
    }

    [Fact]
    public async Task Apex_is_read_by_tokens_without_being_sure()
    {
        var report = await Audited.ByTokensAsync(("classes/A.cls", """
            public class A {
              // CallType in a comment
              String s = 'CallDisposition';
              void a(Task t) { t.CallType = 'Inbound'; for (CallCenter c : [SELECT Id FROM CallCenter]) {} }
            }
            """));

        Assert.Equal(["4 Task.CallType", "4 sobject:CallCenter", "4 sobject:CallCenter"], report.Findings.Select(f => $"{f.Line} {f.Api}"));
        Assert.All(report.Findings, f => Assert.Equal(Confidence.Possible, f.Confidence));
    }

    [Theory]
    [InlineData("VoiceCall v; void a() { v.CallType = 'x'; }")]
    [InlineData("void a(List<VoiceCall> calls) { for (VoiceCall v : calls) { v.CallDisposition = null; } }")]
    [InlineData("VoiceCall a() { return new VoiceCall(CallType = 'Inbound'); }")]
    [InlineData("Object a() { return [SELECT CallType, CallDisposition FROM VoiceCall WHERE CallType = 'x']; }")]
    [InlineData("String q = 'SELECT CallType FROM VoiceCall';")]
    [InlineData("void a(My__c m) { m.CallType = 'x'; }")]
    [InlineData("String CallDisposition(String a) { return a; }")]
    public async Task Apex_on_the_calls_of_Voice_is_left_alone_by_tokens(string member)
    {
        var report = await Audited.ByTokensAsync(("classes/A.cls", $"class A {{ {member} }}"));

        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("void a(VoiceCall v, Task t) { t.CallType = v.CallType; }", "Task.CallType")]
    [InlineData("Object a() { return new Task(CallObject = 'x'); }", "Task.CallObject")]
    [InlineData("Object a() { return [SELECT CallType FROM Task]; }", "Task.CallType")]
    [InlineData("Object a() { return [SELECT Id, (SELECT CallDisposition FROM Tasks) FROM Account]; }", "Task.CallDisposition")]
    [InlineData("Object a() { return [SELECT Id FROM User WHERE CallCenterId = :c]; }", "User.CallCenterId")]
    [InlineData("String q = 'SELECT CallType FROM Task';", "Task.CallType")]
    [InlineData("Integer a() { return [SELECT COUNT() FROM AdditionalNumber]; }", "sobject:AdditionalNumber")]
    public async Task Apex_on_calls_is_told_from_the_calls_of_Voice_by_tokens(string member, string api)
    {
        var report = await Audited.ByTokensAsync(("classes/A.cls", $"class A {{ VoiceCall other; {member} }}"));

        Assert.Equal([api], report.Findings.Select(f => f.Api));
        Assert.Equal(Confidence.Possible, report.Findings[0].Confidence);
    }
}
