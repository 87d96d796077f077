namespace Patchbay.DemoOrg.Tests.Records;

/// <summary>Accounts that are persons. Reference: rest-call-logging §7, person accounts.</summary>
public sealed class PersonAccountTests : OrgTests
{
    private const string Sofia = """{"FirstName":"Sofia","LastName":"Lund","PersonMobilePhone":"070-174 06 55","PersonEmail":"sofia@lund.example"}""";

    [Fact]
    public async Task An_account_with_a_last_name_is_a_person_with_a_contact_behind_it()
    {
        var account = await Org.CreateAsync("Account", Sofia);

        var row = (await Org.QueryAsync($"SELECT Name, IsPersonAccount, PersonContactId, PersonContact.MobilePhone FROM Account WHERE Id = '{account}'")).Records[0]!;
        var contact = (await Org.QueryAsync($"SELECT Id, Name, IsPersonAccount, AccountId, Email FROM Contact WHERE Id = '{row["PersonContactId"]}'")).Records[0]!;

        Assert.Equal(("Sofia Lund", true, "070-174 06 55"), (row["Name"]!.GetValue<string>(), row["IsPersonAccount"]!.GetValue<bool>(), row["PersonContact"]!["MobilePhone"]!.GetValue<string>()));
        Assert.Equal(("Sofia Lund", true, account, "sofia@lund.example"),
            (contact["Name"]!.GetValue<string>(), contact["IsPersonAccount"]!.GetValue<bool>(), contact["AccountId"]!.GetValue<string>(), contact["Email"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_change_of_the_account_changes_the_contact_and_its_end_ends_both()
    {
        var account = await Org.CreateAsync("Account", Sofia);
        var contact = await Org.IdOfAsync($"SELECT Id FROM Contact WHERE AccountId = '{account}'");

        await Org.PatchAsync($"sobjects/Account/{account}", """{"LastName":"Berg","PersonMobilePhone":"070-174 06 56"}""");
        var changed = (await Org.QueryAsync($"SELECT Name, MobilePhone FROM Contact WHERE Id = '{contact}'")).Records[0]!;
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Account/{account}");

        Assert.Equal(("Sofia Berg", "070-174 06 56"), (changed["Name"]!.GetValue<string>(), changed["MobilePhone"]!.GetValue<string>()));
        Assert.Empty((await Org.QueryAsync($"SELECT Id FROM Contact WHERE Id = '{contact}'")).Records);
    }

    [Theory]
    [InlineData("""{"Name":"Quiet AB","PersonMobilePhone":"070-174 06 55"}""")]
    [InlineData("""{"Name":"Sofia Lund","LastName":"Lund"}""")]
    [InlineData("""{"LastName":"Lund","IsPersonAccount":true}""")]
    public async Task Fields_of_persons_and_companies_do_not_mix(string json)
    {
        var answer = await Org.PostAsync("sobjects/Account", json);

        Assert.Equal((400, "INVALID_FIELD_FOR_INSERT_UPDATE"), (answer.Status, answer.ErrorCode));
    }
}
