using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Journal;

public sealed class PostgresSiteLockTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();
    private readonly PostgresPlace place = PostgresFixture.NewPlace();
    private readonly ListLogger<PostgresSiteLock> log = new();
    private readonly PostgresJournal journal;

    public PostgresSiteLockTests() => journal = new(place, 1, MasterKey.LoadOrCreate(folder.File("master.key")), new ListLogger<PostgresJournal>());

    public void Dispose()
    {
        journal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_second_owner_of_a_site_is_refused_and_the_next_one_learns_how_long_the_first_ran()
    {
        using (PostgresSiteLock first = new(place, 1, log))
        {
            Assert.Null(first.LastBefore);
            var fault = Assert.Throws<StorageFault>(() => new PostgresSiteLock(place, 1, log));
            Assert.Contains("already runs this site", fault.Message, StringComparison.Ordinal);
            first.Give(Now);
        }

        using PostgresSiteLock next = new(place, 1, log);

        Assert.Equal(Now, next.LastBefore);
    }

    [Fact]
    public void Sites_and_schemas_do_not_stand_in_each_others_way()
    {
        using PostgresSiteLock first = new(place, 1, log);
        using PostgresSiteLock second = new(place, 2, log);
        using PostgresSiteLock elsewhere = new(PostgresFixture.NewPlace(), 1, log);

        Assert.All([first, second, elsewhere], owner => Assert.Null(owner.LastBefore));
    }

    [Fact]
    public void A_lost_hold_is_told_once_and_taken_again_with_the_next_sign_of_life()
    {
        using PostgresSiteLock owner = new(place, 1, log);
        owner.Give(Now);
        using (var connection = journal.Database.Source.OpenConnection())
            connection.Execute(PostgresFixture.CutOthers);

        owner.Give(Now.AddSeconds(1));
        owner.Give(Now.AddSeconds(2));

        Assert.Contains("is lost", Assert.Single(log.Messages), StringComparison.Ordinal);
        Assert.Throws<StorageFault>(() => new PostgresSiteLock(place, 1, log));
    }
}
