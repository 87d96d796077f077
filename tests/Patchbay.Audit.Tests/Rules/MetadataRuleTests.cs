using Patchbay.Audit.Findings;
using Patchbay.Audit.Metadata;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Tests.Rules;

public sealed class MetadataRuleTests
{
    [Theory]
    [InlineData("Flow", "flows/A.flow-meta.xml", "<start><object>Task</object><filters><field>CallType</field></filters></start>", "automation.flow", "Task.CallType")]
    [InlineData("Flow", "flows/A.flow", "<start><object>Task</object></start><decisions><rules><conditions><leftValueReference>$Record.CallDisposition</leftValueReference></conditions></rules></decisions>", "automation.flow", "Task.CallDisposition")]
    [InlineData("Flow", "flows/A.flow", "<recordLookups><name>Get</name><object>Task</object><queriedFields>CallDurationInSeconds</queriedFields></recordLookups>", "automation.flow", "Task.CallDurationInSeconds")]
    [InlineData("Flow", "flows/A.flow", "<variables><name>t</name><objectType>Task</objectType></variables><formulas><expression>{!t.CallObject} &amp; 'x'</expression></formulas>", "automation.flow", "Task.CallObject")]
    [InlineData("Flow", "flows/A.flow", "<start><object>User</object><filters><field>CallCenterId</field></filters></start>", "automation.flow", "User.CallCenterId")]
    [InlineData("Flow", "flows/A.flow", "<start><object>Task</object></start><recordUpdates><inputReference>$Record</inputReference><inputAssignments><field>CallDisposition</field></inputAssignments></recordUpdates>", "automation.flow", "Task.CallDisposition")]
    [InlineData("Flow", "flows/A.flow", "<recordLookups><name>Get</name><object>User</object><filters><field>CallCenterId</field></filters></recordLookups>", "automation.flow", "User.CallCenterId")]
    [InlineData("Flow", "flows/A.flow", "<recordLookups><name>All</name><object>Task</object></recordLookups><loops><name>Each</name><collectionReference>All</collectionReference></loops><decisions><rules><conditions><leftValueReference>Each.CallType</leftValueReference></conditions></rules></decisions>", "automation.flow", "Task.CallType")]
    [InlineData("Report", "reports/F/R.report", "<groupingsDown><field>CALL_TYPE</field></groupingsDown>", "report.columns", "Task.CallType")]
    [InlineData("Report", "reports/F/R.report", "<sortColumn>CALLDISPOSITION</sortColumn>", "report.columns", "Task.CallDisposition")]
    [InlineData("Workflow", "workflows/Task.workflow", "<rules><criteriaItems><field>Task.CallType</field></criteriaItems></rules>", "automation.workflow", "Task.CallType")]
    [InlineData("Workflow", "workflows/Task.workflow-meta.xml", "<rules><formula>ISPICKVAL(CallType, \"Inbound\")</formula></rules>", "automation.workflow", "Task.CallType")]
    [InlineData("ValidationRule", "objects/Task/validationRules/V.validationRule-meta.xml", "<errorConditionFormula>ISBLANK(CallDisposition)</errorConditionFormula>", "activity.validation", "Task.CallDisposition")]
    [InlineData("CustomObject", "objects/Task.object", "<validationRules><errorConditionFormula>CallDurationInSeconds &lt; 1</errorConditionFormula></validationRules>", "activity.validation", "Task.CallDurationInSeconds")]
    [InlineData("CustomField", "objects/Activity/fields/F__c.field-meta.xml", "<formula>CallDurationInSeconds / 60</formula>", "activity.formula", "Task.CallDurationInSeconds")]
    [InlineData("ListView", "objects/Task/listViews/L.listView-meta.xml", "<columns>CALL_TYPE</columns>", "activity.formula", "Task.CallType")]
    [InlineData("Layout", "layouts/Task-Task Layout.layout-meta.xml", "<layoutSections><layoutColumns><layoutItems><field>CallObject</field></layoutItems></layoutColumns></layoutSections>", "activity.layout", "Task.CallObject")]
    [InlineData("QuickAction", "quickActions/LogACall.quickAction", "<targetObject>Task</targetObject><quickActionLayout><quickActionLayoutColumns><quickActionLayoutItems><field>CallDisposition</field></quickActionLayoutItems></quickActionLayoutColumns></quickActionLayout>", "activity.layout", "Task.CallDisposition")]
    [InlineData("Report", "reports/F/R.report", "<columns><field>CALL_DURATION</field></columns><reportType>Activity</reportType>", "report.columns", "Task.CallDurationInSeconds")]
    [InlineData("Report", "reports/F/R.report-meta.xml", "<filter><criteriaItems><column>CALLTYPE</column></criteriaItems></filter>", "report.columns", "Task.CallType")]
    [InlineData("ReportType", "reportTypes/T.reportType", "<sections><columns><field>CallDisposition</field><table>Task</table></columns></sections>", "report.type", "Task.CallDisposition")]
    [InlineData("FlexiPage", "flexipages/Bar.flexipage-meta.xml", "<componentInstance><componentName>opencti:softPhone</componentName></componentInstance><type>UtilityBar</type>", "utilitybar.softphone", "opencti:softPhone")]
    [InlineData("PermissionSet", "permissionsets/P.permissionset-meta.xml", "<userPermissions><enabled>true</enabled><name>ManageCallCenters</name></userPermissions>", "access.manage-call-centers", "permission:ManageCallCenters")]
    [InlineData("InstalledPackage", "installedPackages/talkdesk.installedPackage", "<versionNumber>4.1</versionNumber>", "vendor.package", "package:talkdesk")]
    [InlineData("FlexiPage", "flexipages/Home.flexipage", "<componentInstance><componentName>NVMContactWorld:dialer</componentName></componentInstance>", "vendor.used", "package:NVMContactWorld")]
    [InlineData("ConversationVendorInfo", "ConversationVendorInformation/V.ConversationVendorInformation", "<vendorType>ServiceCloudVoicePartner</vendorType>", "voice.metadata", "scv:ConversationVendorInfo")]
    public async Task What_depends_on_calls_is_found(string type, string path, string content, string rule, string api)
    {
        var report = await Audited.ByTokensAsync((path, Audited.Metadata(type, content)));

        var finding = Assert.Single(report.Findings);
        // Whole files are pointed at by their outermost element, parts of them by their own line.
        Assert.Equal((rule, api, type is "InstalledPackage" or "ConversationVendorInfo" ? 2 : 3), (finding.Rule, finding.Api, finding.Line));
        Assert.NotEmpty(finding.Snippet);
    }

    [Theory]
    [InlineData("Flow", "flows/A.flow", "<start><object>VoiceCall</object><filters><field>CallType</field></filters></start>")]
    [InlineData("Flow", "flows/A.flow", "<start><object>Case</object></start><textTemplates><text>Task.CallType is set by CallType</text></textTemplates><description>CallType</description>")]
    [InlineData("CustomObject", "objects/Task.object", "<fields><fullName>CallType</fullName><type>Picklist</type></fields>")]
    [InlineData("CustomField", "objects/Task/fields/CallDisposition.field-meta.xml", "<fullName>CallDisposition</fullName>")]
    [InlineData("ValidationRule", "objects/Case/validationRules/V.validationRule-meta.xml", "<errorConditionFormula>ISBLANK(CallType)</errorConditionFormula>")]
    [InlineData("ValidationRule", "objects/Task/validationRules/V.validationRule-meta.xml", "<errorConditionFormula>Subject = \"CallType\" /* CallType */</errorConditionFormula>")]
    [InlineData("ValidationRule", "objects/Task/validationRules/V.validationRule-meta.xml", "<errorConditionFormula>ISBLANK(My_CallType__c)</errorConditionFormula>")]
    [InlineData("Layout", "layouts/VoiceCall-Voice Call Layout.layout", "<layoutItems><field>CallType</field></layoutItems>")]
    [InlineData("Report", "reports/F/R.report", "<columns><field>VoiceCall$CallType</field></columns><reportType>VoiceCallList</reportType>")]
    [InlineData("Report", "reports/F/R.report", "<columns><field>Case.CallType__c</field></columns>")]
    [InlineData("Flow", "flows/A.flow", "<recordLookups><name>Get</name><object>VoiceCall</object></recordLookups><decisions><rules><conditions><leftValueReference>Get.CallDisposition</leftValueReference></conditions></rules></decisions>")]
    [InlineData("Report", "reports/F/R.report", "<description>CALL_TYPE of tasks</description><name>CALLTYPE</name>")]
    [InlineData("PermissionSet", "permissionsets/P.permissionset", "<fieldPermissions><editable>true</editable><field>Case.CallType__c</field></fieldPermissions>")]
    [InlineData("PermissionSet", "permissionsets/P.permissionset", "<userPermissions><enabled>false</enabled><name>ManageCallCenters</name></userPermissions>")]
    [InlineData("CspTrustedSite", "cspTrustedSites/S.cspTrustedSite", "<endpointUrl>https://cti.example.com</endpointUrl>")]
    [InlineData("InstalledPackage", "installedPackages/billing.installedPackage", "<versionNumber>4.1</versionNumber>")]
    public async Task What_merely_looks_alike_is_not_found(string type, string path, string content)
    {
        var report = await Audited.ByTokensAsync((path, Audited.Metadata(type, content)));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task An_app_is_found_by_the_bar_that_holds_the_softphone()
    {
        var report = await Audited.ByTokensAsync(
            ("applications/Sales.app-meta.xml", Audited.Metadata("CustomApplication", "<navType>Standard</navType>\n<utilityBar>B</utilityBar>")),
            ("applications/Other.app-meta.xml", Audited.Metadata("CustomApplication", "<utilityBar>Bar2</utilityBar>")),
            ("flexipages/B.flexipage-meta.xml", Audited.Metadata("FlexiPage", "<componentInstance><componentName>opencti:softPhone</componentName></componentInstance>")));

        Assert.Equal(["Sales"], report.Inventory.Apps);
        Assert.Contains("applications/Sales.app-meta.xml:4 CustomApplication.utilityBar", report.Places());
    }

    [Theory]
    [InlineData("CspTrustedSite", "cspTrustedSites/S.cspTrustedSite-meta.xml", "<endpointUrl>https://cti.acme.example</endpointUrl>")]
    [InlineData("CspTrustedSite", "cspTrustedSites/S.cspTrustedSite", "<endpointUrl>https://*.acme.example</endpointUrl>")]
    [InlineData("RemoteSiteSetting", "remoteSiteSettings/S.remoteSite", "<url>https://CTI.acme.example:8443/api</url>")]
    [InlineData("CorsWhitelistOrigin", "corsWhitelistOrigins/S.corsWhitelistOrigin", "<urlPattern>https://cti.acme.example</urlPattern>")]
    [InlineData("ConnectedApp", "connectedApps/A.connectedApp", "<oauthConfig><callbackUrl>https://cti.acme.example/cb</callbackUrl></oauthConfig>")]
    public async Task A_site_matters_when_an_adapter_lives_there(string type, string path, string content)
    {
        var report = await Audited.ByTokensAsync((path, Audited.Metadata(type, content)), ("callCenters/A.callCenter", CallCenter("https://cti.acme.example/x")));

        Assert.Contains(report.Findings, f => f.File == path && f.Why.Contains("cti.acme.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Access_to_the_adapters_page_is_found()
    {
        var profile = Audited.Metadata("Profile", "<pageAccesses><apexPage>acme__Panel</apexPage><enabled>true</enabled></pageAccesses>\n<pageAccesses><apexPage>Other</apexPage><enabled>true</enabled></pageAccesses>");
        var report = await Audited.ByTokensAsync(("profiles/Agent.profile", profile), ("callCenters/A.callCenter", CallCenter("/apex/acme__Panel")), ("installedPackages/acme.installedPackage", Audited.Metadata("InstalledPackage", "")));

        Assert.Contains("profiles/Agent.profile:3 ApexPage.acme__Panel", report.Places());
        Assert.Contains(report.Findings, f => f.Api == "package:acme");
    }

    [Fact]
    public void A_rule_that_fails_becomes_a_finding_and_the_others_go_on()
    {
        var collected = new Patchbay.Audit.Walking.Collected();
        var book = RuleBook.Load().With(new MetadataRule("planted", ["Report"], static (_, _) => throw new InvalidOperationException("planted")));

        new Patchbay.Audit.Walking.MetadataPass(new(book), collected).Read(Audited.File("r.report", ""), Audited.Metadata("Report", "<columns><field>CALLTYPE</field></columns>"), isLate: false);

        Assert.Equal(["audit.rule-failed", "report.columns"], collected.Findings.Select(f => f.Match.Rule).Order());
    }

    [Fact]
    public void Every_rule_is_published_with_its_words()
    {
        var book = RuleBook.Load();

        Assert.Empty(book.Metadata.Select(rule => rule.Id).Except(book.Texts.Select(text => text.Id)));
        Assert.All(book.Texts, text => Assert.EndsWith(".", text.Why, StringComparison.Ordinal));
        Assert.Equal(book.Texts.Length, book.Texts.Select(text => text.Id).Distinct().Count());
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_resolved()
    {
        var parsed = MetadataReader.Read("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><callCenter><section>&x;</section></callCenter>", out var fault);

        Assert.NotNull(fault);
        Assert.Equal("", parsed!.Root["section"]);
    }

    private static string CallCenter(string adapter) => Audited.Metadata("CallCenter",
        $"<adapterUrl>{adapter}</adapterUrl><displayName>A</displayName><sections><items><label>u</label><name>reqUseApi</name><value>true</value></items><label>G</label><name>reqGeneralInfo</name></sections>");
}
