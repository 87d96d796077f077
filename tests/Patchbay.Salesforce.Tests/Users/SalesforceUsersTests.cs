using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Tests.Users;

public sealed class SalesforceUsersTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly FakeOrg org = new();
    private readonly People people = new();
    private readonly Dictionary<string, string> table = [];

    public void Dispose() => org.Dispose();

    [Theory]
    [InlineData("other@acme.example", "kim@acme.example", "K. Holm")]
    [InlineData("kim@acme.example", "other@acme.example", "K. Holm")]
    [InlineData("KIM@acme.example", "other@acme.example", "K. Holm")]
    [InlineData("other@acme.example", "other@acme.example", "Kim Holm")]
    public async Task An_agent_is_the_user_with_the_same_user_name_address_or_name(string userName, string email, string name)
    {
        org.Users.Add(("005000000000002AAA", userName, email, name));

        Assert.Equal("005000000000002AAA", await FindAsync(TestSite.Kim));
    }

    [Fact]
    public async Task The_agent_of_a_user_is_found_by_either_form_of_the_id()
    {
        org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));

        Assert.Equal(TestSite.Kim, await Users().FindAgentAsync("005000000000002", CancellationToken.None));
    }

    [Fact]
    public async Task A_user_who_is_no_agent_here_is_nobodys_agent() => Assert.Null(await Users().FindAgentAsync("005000000000009AAA", CancellationToken.None));

    [Fact]
    public async Task Of_two_users_with_the_same_name_none_is_taken()
    {
        org.Users.Add(("005000000000002AAA", "a@acme.example", "a@acme.example", "Kim Holm"));
        org.Users.Add(("005000000000003AAA", "b@acme.example", "b@acme.example", "Kim Holm"));

        Assert.Null(await FindAsync(TestSite.Kim));
    }

    [Theory]
    [InlineData("005000000000004AAA")]
    [InlineData("boss@acme.example")]
    public async Task The_settings_come_first(string user)
    {
        org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));
        org.Users.Add(("005000000000004AAA", "boss@acme.example", "boss@acme.example", "Bo Ss"));
        table["Kim@acme.example"] = user;

        Assert.Equal("005000000000004AAA", await FindAsync(TestSite.Kim));
    }

    [Fact]
    public async Task A_user_who_was_added_later_is_found_soon()
    {
        var users = Users();
        await users.LearnAsync(TestSite.Kim, CancellationToken.None);
        org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));
        time.Advance(TimeSpan.FromMinutes(11));

        await users.LearnAsync(TestSite.Kim, CancellationToken.None);

        Assert.Equal("005000000000002AAA", users.Find(TestSite.Kim));
    }

    [Fact]
    public async Task Where_users_may_not_be_read_calls_are_still_written()
    {
        org.Before = what => what.Contains("query", StringComparison.Ordinal) ? FakeOrg.Error(400, "INVALID_TYPE") : null;

        Assert.Null(await FindAsync(TestSite.Kim));
    }

    private async Task<string?> FindAsync(AgentId agent)
    {
        var users = Users();
        await users.LearnAsync(agent, CancellationToken.None);
        return users.Find(agent);
    }

    private SalesforceUsers Users()
    {
        var options = Options.Create(new SalesforceOptions
        {
            Enabled = true,
            LoginUrl = new("https://org.example"),
            ClientId = "app",
            ClientSecret = "secret",
            Users = table,
        });
        var http = new HttpClient(org, disposeHandler: false);
        var client = new SalesforceClient(http, new(new(http, options, time), time), new(options, time), new(time), options, time);
        return new(people, new Soql(client), options, time, NullLogger<SalesforceUsers>.Instance);
    }
}
