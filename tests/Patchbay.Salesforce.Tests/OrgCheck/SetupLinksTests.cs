using Patchbay.Salesforce.OrgCheck;

namespace Patchbay.Salesforce.Tests.OrgCheck;

public sealed class SetupLinksTests
{
    [Theory]
    [InlineData("Setup › Object Manager › Activity › Fields & Relationships › New", "ObjectManager/Activity/FieldsAndRelationships/view")]
    [InlineData("Setup › Object Manager › Phone_Call__c › Fields & Relationships", "ObjectManager/Phone_Call__c/FieldsAndRelationships/view")]
    [InlineData("Setup › Object Manager", "ObjectManager/home")]
    [InlineData("Setup › Company Information › API Requests, Last 24 Hours", "CompanyProfileInfo/home")]
    [InlineData("Setup › Login History", "OrgLoginHistory/home")]
    [InlineData("Setup › Installed Packages", "ImportedPackage/home")]
    [InlineData("Setup › A page that came later", "SetupOneHome/home")]
    public void A_place_to_click_has_the_address_of_its_page(string where, string page)
    {
        var link = SetupLinks.Of(new("https://acme--test.sandbox.my.salesforce.com"), where);

        Assert.Equal($"https://acme--test.sandbox.lightning.force.com/lightning/setup/{page}", link);
    }

    [Theory]
    [InlineData("Salesforce:TimeZone in the settings")]
    [InlineData("patchbay org check")]
    [InlineData(null)]
    public void A_place_of_ours_has_no_address_there(string? where)
    {
        Assert.Null(SetupLinks.Of(new("https://acme.my.salesforce.com"), where));
    }
}
