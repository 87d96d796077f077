namespace Patchbay.DemoOrg.Tests.Seed;

public sealed class SeedTests : OrgTests
{
    private static readonly Dictionary<string, string[]> _phones = new()
    {
        ["Contact"] = ["Phone", "MobilePhone", "HomePhone", "OtherPhone", "AssistantPhone"],
        ["Lead"] = ["Phone", "MobilePhone"],
        ["Account"] = ["Phone"],
    };

    [Fact]
    public async Task The_known_customer_has_a_number_nobody_else_has_and_two_open_cases()
    {
        Assert.Equal(["Contact"], await OwnersAsync(DemoCustomers.Known));
        var cases = await Org.QueryAsync("SELECT Id FROM Case WHERE Contact.Name = 'Ada Lindqvist' AND IsClosed = false");
        Assert.Equal(2, cases.Records.Count);
    }

    [Fact]
    public async Task The_second_number_belongs_to_a_contact_and_a_lead()
    {
        Assert.Equal(["Contact", "Lead"], await OwnersAsync(DemoCustomers.TwoMatches));
    }

    [Fact]
    public async Task The_third_number_belongs_to_nobody()
    {
        Assert.Empty(await OwnersAsync(DemoCustomers.Unknown));
    }

    [Fact]
    public async Task There_are_hundreds_of_customers_and_all_numbers_but_one_belong_to_one_person()
    {
        var numbers = await NumbersAsync();

        Assert.InRange(numbers.Count, 300, 2000);
        var shared = numbers.GroupBy(number => Digits(number.Text)[^9..]).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Equal([DemoCustomers.TwoMatches[^9..]], shared);
    }

    [Fact]
    public async Task Each_colleague_has_a_number_of_their_own_that_no_customer_has()
    {
        var colleagues = (await Org.QueryAsync("SELECT Phone FROM User WHERE IsActive = true AND Phone != null")).Records;

        var numbers = colleagues.Select(user => Digits(user!["Phone"]!.GetValue<string>())).ToArray();
        Assert.Equal(5, numbers.Distinct().Count());
        foreach (var number in numbers) Assert.Empty(await OwnersAsync(number));
    }

    private async Task<string[]> OwnersAsync(string number)
    {
        // The national part, which every way of writing the number ends with.
        var tail = number[^9..];
        return [.. (await NumbersAsync()).Where(known => Digits(known.Text).EndsWith(tail, StringComparison.Ordinal)).Select(known => known.Type)];
    }

    private async Task<List<(string Type, string Text)>> NumbersAsync()
    {
        var numbers = new List<(string, string)>();
        foreach (var (type, fields) in _phones)
        {
            var rows = (await Org.QueryAsync($"SELECT {string.Join(", ", fields)} FROM {type}")).Records;
            numbers.AddRange(from row in rows from field in fields where row![field] is not null select (type, row[field]!.GetValue<string>()));
        }

        return numbers;
    }

    private static string Digits(string text) => string.Concat(text.Split('x')[0].Where(char.IsAsciiDigit));
}
