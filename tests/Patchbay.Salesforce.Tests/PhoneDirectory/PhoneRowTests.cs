using System.Text.Json;
using Patchbay.Salesforce.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.PhoneDirectory;

public sealed class PhoneRowTests
{
    private static readonly PhoneObject contact = new("Contact", ["Phone", "MobilePhone"], []);
    private static readonly PhoneObject lead = new("Lead", ["Phone"], []);

    [Fact]
    public void A_contact_is_told_by_its_company()
    {
        var record = PhoneRow.Read(contact, Row("""
            "Name":"Ada Lindqvist","AccountId":"001A","Account":{"Name":"Nordic Trams AB"},"Phone":"08-465 004 12","MobilePhone":"not yet"
            """), "SE")!;

        Assert.Equal(("Ada Lindqvist", "Nordic Trams AB", "001A"), (record.Name, record.Detail, record.Account));
        Assert.Equal(("+46846500412", "Phone"), (Assert.Single(record.Numbers).Number, record.Numbers[0].Field));
    }

    [Theory]
    [InlineData("""
        "MailingCountry":"United Kingdom"
        """)]
    [InlineData("""
        "MailingCountryCode":"GB","MailingCountry":"Sweden"
        """)]
    [InlineData("""
        "Account":{"BillingCountry":"UK"}
        """)]
    public void A_number_without_a_country_belongs_to_the_country_of_its_owner(string address)
    {
        var record = PhoneRow.Read(contact, Row($"{address},\"Phone\":\"020 7946 0018\""), "SE")!;

        Assert.Equal("+442079460018", record.Numbers.Single().Number);
    }

    [Theory]
    [InlineData("IsDeleted")]
    [InlineData("IsConverted")]
    public void A_lead_that_was_deleted_or_converted_is_not_found_any_more(string flag) =>
        Assert.Empty(PhoneRow.Read(lead, Row($"\"{flag}\":true,\"Phone\":\"08-465 004 12\""), "SE")!.Numbers);

    [Fact]
    public void The_contact_row_of_a_person_account_is_not_found() =>
        Assert.Empty(PhoneRow.Read(contact, Row("\"IsPersonAccount\":true,\"Phone\":\"08-465 004 12\""), "SE")!.Numbers);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Id":"003A"}""")]
    [InlineData("""{"Id":"003A","SystemModstamp":"yesterday"}""")]
    [InlineData("""{"Id":3,"SystemModstamp":null}""")]
    [InlineData("[]")]
    public void A_row_that_cannot_be_read_is_passed_over(string json) => Assert.Null(PhoneRow.Read(contact, new JsonOrgRow(Parse(json)), "SE"));

    [Fact]
    public void A_cursor_reads_as_it_was_written()
    {
        var cursor = new SyncCursor(new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero), "003000000000001AAA");

        Assert.Equal(cursor, SyncCursor.Read(cursor.ToString()));
        Assert.Null(SyncCursor.Read("rubbish"));
        Assert.Null(SyncCursor.Read(null));
    }

    [Fact]
    public void Rows_of_one_instant_are_told_apart_by_id_and_recent_ones_are_read_again()
    {
        var at = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var cursor = new SyncCursor(at, "003A");

        Assert.Equal(
            "(SystemModstamp > 2026-11-22T12:00:00.000Z OR (SystemModstamp = 2026-11-22T12:00:00.000Z AND Id > '003A'))",
            cursor.Overlapping(at + TimeSpan.FromHours(1)).Where());
        Assert.Equal("SystemModstamp >= 2026-11-22T11:58:00.000Z", cursor.Overlapping(at + TimeSpan.FromMinutes(1)).Where());
    }

    private static JsonOrgRow Row(string fields) => new(Parse($$"""{"Id":"003A","SystemModstamp":"2026-11-22T12:00:00.000+0000",{{fields.Trim()}}}"""));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
