using Patchbay.Audit.Parsing;

namespace Patchbay.Audit.Tests.Parsing;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("a/b.js", "javascript")]
    [InlineData("src/x.test.mjs", "javascript")]
    [InlineData("src/x.tsx", "typescript")]
    [InlineData("src/x.d.ts", "")]
    [InlineData("pages/P.page", "visualforce")]
    [InlineData("force-app/main/default/aura/Cti/CtiController.js", "aura")]
    [InlineData("aura/Cti/Cti.cmp", "aura")]
    [InlineData("lwc/dialer/dialer.js", "lwc")]
    [InlineData("lwc/dialer/dialer.html", "lwc")]
    [InlineData("classes/A.cls", "apex")]
    [InlineData("classes/A.cls-meta.xml", "metadata")]
    [InlineData("README.md", "")]
    [InlineData("src/core.cljs", "text")]
    public void A_path_tells_the_language(string path, string language)
    {
        Assert.Equal(language, Language.OfPath(path));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- c -->\n<callCenter>", "metadata")]
    [InlineData("<Flow xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>", "metadata")]
    [InlineData("<apex:page/>", "visualforce")]
    [InlineData("<!DOCTYPE html><html></html>", "html")]
    [InlineData("(function(){})()", "javascript")]
    [InlineData("<div>x</div>", "html")]
    public void Where_the_path_does_not_tell_the_content_does(string text, string language)
    {
        Assert.Null(Language.OfPath("staticresources/Adapter.resource"));
        Assert.Equal(language, Language.OfText(text));
    }
}
