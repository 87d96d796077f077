using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Matching.LookUp;

public sealed class LateLookupTests
{
    private static readonly DirectoryRecord Ada = Entries.Contact("003000000000001AAA", "Ada Lindqvist", ("+46701740633", "MobilePhone"));

    private readonly ManualTime time = new();
    private readonly DirectoryProgress progress = new();
    private readonly OrgThatHas org = new(Ada);

    [Fact]
    public async Task A_directory_that_is_newer_than_the_call_is_not_doubted()
    {
        progress.Filled(time.GetUtcNow());

        var found = await FindAsync(time.GetUtcNow() - TimeSpan.FromMinutes(2));

        Assert.Empty(found);
        Assert.Equal(0, org.Asked);
    }

    [Fact]
    public async Task A_call_of_this_moment_is_looked_up_in_the_org_too()
    {
        progress.Filled(time.GetUtcNow());

        var found = await FindAsync(time.GetUtcNow());

        Assert.Equal("Ada Lindqvist", Assert.Single(found));
    }

    [Fact]
    public async Task An_old_call_is_looked_up_in_the_org_while_the_directory_is_not_full()
    {
        var found = await FindAsync(time.GetUtcNow() - TimeSpan.FromDays(1));

        Assert.Equal("Ada Lindqvist", Assert.Single(found));
    }

    [Fact]
    public async Task Who_a_number_belongs_to_now_is_asked_of_the_org()
    {
        progress.Filled(time.GetUtcNow());

        var found = await FindAsync(null);

        Assert.Equal("Ada Lindqvist", Assert.Single(found));
    }

    private async Task<string?[]> FindAsync(DateTimeOffset? asOf)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new SalesforceOptions { DefaultCountry = "SE" });
        var lookup = new LateLookup(new InMemoryPhoneDirectory(), progress, org, new(options, []), options, time);
        var found = await lookup.FindAsync(new PersonalText("070-174 06 33"), asOf, TestContext.Current.CancellationToken);
        return [.. found.Select(match => match.Name.Value)];
    }

    private sealed class OrgThatHas(DirectoryRecord record) : ILiveSearch
    {
        internal int Asked { get; private set; }

        public Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<IReadOnlyList<DirectoryMatch>>(
                [.. record.Numbers.Where(known => known.Number == number).Select(known => new DirectoryMatch(record, known.Field))]);
        }

        public Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken) =>
            throw new NotSupportedException("A late look-up has a number alone.");
    }
}
