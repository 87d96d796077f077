import { describe } from "vitest";
import { expectUses } from "../reading.ts";

const script = (code: string): string => `<apex:page>\n<script>\n${code}\n</script>\n</apex:page>`;

describe("a Visualforce page", () => {
  expectUses("visualforce", [
    [
      "includes a script by its tag",
      '<apex:page>\n  <apex:includeScript value="/support/api/38.0/interaction.js"/>\n</apex:page>',
      "2:30 script:interaction",
    ],
    [
      "includes a script as HTML does",
      '<apex:page>\n<script src="../../support/api/41.0/lightning/opencti_min.js"></script>\n</apex:page>',
      "2:19 script:opencti",
    ],
    ["includes the console toolkit", '<apex:includeScript value="/support/console/29.0/integration.js" />', "1:28 script:integration"],
    [
      "includes a script with a merge field as version",
      '<script src="/support/api/{!version}/interaction.js"></script>',
      "1:14 script:interaction",
    ],
    [
      "is read around merge fields in texts",
      script("var n = '{!JSENCODE($CurrentPage.parameters.n)}'; sforce.opencti.saveLog({});"),
      "3:51 opencti.saveLog",
    ],
    ["is read around merge fields as code", script("var n = {!IF(a, \"1\", '2')}; sforce.opencti.saveLog({});"), "3:29 opencti.saveLog"],
    ["is read around merge fields as statements", script("{!extraScript}\nsforce.opencti.saveLog({});"), "4:1 opencti.saveLog"],
    ["is read around merge fields over lines", script("var n = '{!IF(\n  a, 1, 2)}';\nsforce.opencti.saveLog({});"), "5:1 opencti.saveLog"],
    ["is read around a merge field as key", script("sforce.opencti.saveLog({ value: { {!field}: 1 } });"), "3:1 opencti.saveLog"],
    [
      "is read around a merge field with braces in a text",
      script('var n = \'{!SUBSTITUTE(a, "}", "")}\'; sforce.opencti.saveLog({});'),
      "3:38 opencti.saveLog",
    ],
    ["is read in CDATA", "<script>//<![CDATA[\nif (a && b) sforce.opencti.saveLog({});\n//]]></script>", "2:13 opencti.saveLog"],
    ["is read in bare CDATA", "<script><![CDATA[\nsforce.opencti.saveLog({});\n]]></script>", "2:1 opencti.saveLog"],
    ["is read with character references", script("if (a &amp;&amp; b &lt; c) { sforce.opencti.saveLog({}); }"), "3:30 opencti.saveLog"],
    [
      "is read in a handler",
      '<apex:commandButton onclick="sforce.interaction.setVisible(true); return false;"/>',
      "1:30 interaction.setVisible",
    ],
    [
      "is read in a handler after the server",
      '<apex:commandButton oncomplete="sforce.opencti.refreshView();"/>',
      "1:33 opencti.refreshView",
    ],
    ["is read in an address", '<a href="javascript:sforce.console.closeTab(id)">x</a>', "1:21 console.closeTab"],
    [
      "is read in a handler with quotes as references",
      '<a onclick="sforce.interaction.screenPop(&quot;/{!id}&quot;, true)">x</a>',
      "1:13 interaction.screenPop",
    ],
    [
      "shares names between its scripts",
      "<script>var cti = sforce.opencti;</script>\n<script>cti.saveLog({});</script>",
      "2:9 opencti.saveLog",
    ],
    [
      "shares names with its handlers",
      '<a onclick="cti.saveLog({})">x</a>\n<script>var cti = sforce.opencti;</script>',
      "1:13 opencti.saveLog",
    ],
    [
      "keeps one broken script from spoiling the others",
      "<script>var a = ;;; {</script>\n<script>sforce.opencti.saveLog({});</script>",
      "2:9 opencti.saveLog",
    ],
    [
      "has click-to-dial of Classic",
      '<apex:page>\n <support:clickToDial number="{!n}" entityId="{!id}"/>\n</apex:page>',
      "2:2 support:clickToDial",
    ],
    ["does not count what is commented out", "<!-- <script>sforce.opencti.saveLog({});</script>\n<support:clickToDial/> -->"],
    ["does not count script of another type", '<script type="text/x-handlebars">sforce.opencti.saveLog({});</script>'],
    ["does not count text between tags", "<p>sforce.opencti.saveLog({})</p>"],
    [
      "is read in script that hides from old browsers",
      "<script><!--\nsforce.interaction.isVisible(cb);\n//--></script>",
      "2:1 interaction.isVisible",
    ],
    [
      "is read with remoting in it",
      script(
        "Visualforce.remoting.Manager.invokeAction('{!$RemoteAction.A.b}', x, function (r) { sforce.opencti.saveLog({ value: r }); });",
      ),
      "3:85 opencti.saveLog",
    ],
  ]);
});

describe("an HTML page", () => {
  expectUses("html", [
    [
      "includes a script",
      "<script src='https://x.salesforce.com/support/api/50.0/lightning/opencti_min.js'></script>",
      "1:38 script:opencti",
    ],
    ["includes a script without quotes", "<script src=/support/api/50.0/lightning/opencti_min.js></script>", "1:13 script:opencti"],
    ["includes a script from its own folder", '<script src="js/opencti_min.js"></script>', "1:17 script:opencti"],
    [
      "is read in a module",
      "<script type=\"module\">\nimport x from './x.js';\nwindow.sforce.opencti.saveLog(x);\n</script>",
      "3:1 opencti.saveLog",
    ],
    ["is read in a handler", "<button onclick='sforce.opencti.refreshView()'>x</button>", "1:18 opencti.refreshView"],
    ["is read in capitals", "<SCRIPT>sforce.opencti.saveLog({});</SCRIPT>", "1:9 opencti.saveLog"],
    [
      "is read around marks of a server",
      "<script>var u = {{ user|tojson }}; <% if (x) %> sforce.opencti.saveLog({});</script>",
      "1:49 opencti.saveLog",
    ],
    [
      "is read in a component of Vue",
      '<template><a @click="log">x</a></template>\n<script>\nexport default { methods: { log() { window.sforce.opencti.saveLog({}); } } };\n</script>',
      "3:37 opencti.saveLog",
    ],
    [
      "is read with types in a component",
      '<script lang="ts">\nconst sf = (window as any).sforce;\nsf.opencti.saveLog({});\n</script>',
      "3:1 opencti.saveLog",
    ],
    ["is read at the end without a closing tag", "<script>sforce.opencti.saveLog({});", "1:9 opencti.saveLog"],
    ["does not count an address in a link", '<a href="https://x/support/api/50.0/lightning/opencti_min.js">script</a>'],
    [
      "writes a page from a page",
      "<script>document.write('<script>sforce.opencti.refreshView();<\\/script>');</script>",
      "1:24 opencti.refreshView",
    ],
  ]);
});

describe("Aura", () => {
  expectUses(
    "aura",
    [
      [
        "is read in a controller",
        "({\n  log: function (cmp, event, helper) {\n    sforce.opencti.saveLog({});\n  }\n})",
        "3:5 opencti.saveLog",
      ],
      [
        "is read in a helper with a semicolon",
        "({ pop: function (c) { var self = this; sforce.opencti.screenPop({}); } });",
        "1:41 opencti.screenPop",
      ],
      [
        "is read inside getCallback",
        "({ a: function (c) { load($A.getCallback(function () { sforce.opencti.runApex({}); })); } })",
        "1:56 opencti.runApex",
      ],
      [
        "is read behind a helper's own method",
        "({ api: function () { return window.sforce.opencti; },\n log: function () { this.api().saveLog({}); } })",
        "2:21 opencti.saveLog",
      ],
    ],
    "aura/phone/phoneController.js",
  );
  expectUses(
    "aura",
    [
      [
        "includes scripts",
        '<aura:component>\n<ltng:require scripts="/support/api/41.0/lightning/opencti_min.js" afterScriptsLoaded="{!c.init}"/>\n</aura:component>',
        "2:24 script:opencti",
      ],
      [
        "includes scripts in a joined list",
        "<ltng:require scripts=\"{!join(',', $Resource.a, '/support/api/41.0/lightning/opencti_min.js')}\"/>",
        "1:50 script:opencti",
      ],
      [
        "has click-to-dial",
        '<aura:component>\n  <lightning:clickToDial value="{!v.phone}" recordId="{!v.id}"/>\n</aura:component>',
        "2:3 lightning:clickToDial",
      ],
    ],
    "aura/phone/phone.cmp",
  );
});

describe("a Lightning web component", () => {
  expectUses(
    "lwc",
    [
      [
        "has click-to-dial",
        "<template>\n  <lightning-click-to-dial value={phone} record-id={id}></lightning-click-to-dial>\n</template>",
        "2:3 lightning-click-to-dial",
      ],
    ],
    "lwc/phone/phone.html",
  );
  expectUses(
    "lwc",
    [
      [
        "is read with decorators",
        "import { LightningElement, api } from 'lwc';\nexport default class A extends LightningElement {\n  @api phone;\n  log() { window.sforce.opencti.saveLog({}); }\n}",
        "4:11 opencti.saveLog",
      ],
      [
        "loads a script",
        "loadScript(this, '/support/api/50.0/lightning/opencti_min.js').then(() => { window.sforce.opencti.saveLog({}); });",
        "1:18 script:opencti",
        "1:77 opencti.saveLog",
      ],
    ],
    "lwc/phone/phone.js",
  );
});

describe("fields and components by name", () => {
  expectUses("visualforce", [
    ["in a merge field are found", '<apex:outputField value="{!Task.CallType}"/>', "1:28 Task.CallType"],
    ["in a field's label are found", "<p>{!$ObjectType.Task.fields.CallDisposition.label}</p>", "1:6 Task.CallDisposition"],
    ["of another object are not", '<apex:outputField value="{!My__c.CallType}"/>{!Task.CallType__c}'],
  ]);
  expectUses("lwc", [
    [
      "in an import from the schema are found",
      "import TYPE from '@salesforce/schema/Task.CallType';\nimport CENTER from '@salesforce/schema/User.CallCenterId';",
      "1:18 Task.CallType",
      "2:20 User.CallCenterId",
    ],
    [
      "in an import of other fields are not",
      "import S from '@salesforce/schema/Task.Subject'; import C from '@salesforce/schema/My__c.CallType__c';",
    ],
  ]);
  expectUses("aura", [
    [
      "that are created are found",
      "({ a: function (c) { $A.createComponent('lightning:clickToDial', { value: 1 }, f); } })",
      "1:41 lightning:clickToDial",
    ],
    [
      "that a helper creates are found",
      "({ a: function (c, e, helper) { helper.createCmp(c, 'lightning:clickToDial', { value: 1 }); } })",
      "1:53 lightning:clickToDial",
    ],
    ["that are only named are not", "({ a: function (c) { c.set('v.name', 'lightning:clickToDial'); } })"],
  ]);
});
