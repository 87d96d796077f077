using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.PhoneDirectory;

public sealed class PostgresPhoneDirectoryTests : PhoneDirectoryContract
{
    private readonly PostgresPlace place = PostgresFixture.NewPlace();
    private PostgresPhoneDirectory directory;

    public PostgresPhoneDirectoryTests() => directory = new(place);

    protected override IPhoneDirectory Directory => directory;

    public override ValueTask DisposeAsync() => directory.DisposeAsync();

    protected override async ValueTask ReopenAsync()
    {
        await directory.DisposeAsync();
        directory = new(place);
    }

    [Fact]
    public async Task What_a_crash_left_of_a_load_is_thrown_away_and_the_directory_stays()
    {
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], Token);
        var broken = await directory.BeginLoadAsync(Token);
        await broken.PutAsync([Record("Contact", "003B", "Half a load", At, ("+2", "Phone"))], Token);

        await ReopenAsync();
        await using var load = await directory.BeginLoadAsync(Token);

        Assert.Single(await directory.FindAsync("+1", Token));
        await load.CompleteAsync(new Dictionary<string, string>(), Token);
        Assert.Empty(await directory.FindAsync("+2", Token));
    }

    [Fact]
    public async Task What_is_put_in_after_a_load_lies_beside_what_was_loaded()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var load = await directory.BeginLoadAsync(Token);
            await load.PutAsync([Record("Contact", "003A", "Loaded", At, ("+1", "Phone")), Record("Contact", "003B", "Loaded", At, ("+2", "Phone"))], Token);
            await load.CompleteAsync(new Dictionary<string, string>(), Token);
        }

        await directory.PutAsync([Record("Contact", "003C", "New", At, ("+1", "Phone")), Record("Contact", "003B", "Changed", At, ("+1", "Phone"))], Token);

        Assert.Equal(["Changed", "Loaded", "New"], (await directory.FindAsync("+1", Token)).Select(m => m.Record.Name).Order(StringComparer.Ordinal));
        Assert.Empty(await directory.FindAsync("+2", Token));
    }

    [Fact]
    public async Task Text_that_the_server_cannot_keep_does_not_stop_a_record()
    {
        var key = new DirectoryKey("Contact.Code__c", new string('ä', 5_000));
        await directory.PutAsync([Record("Contact", "003A", "A\0B", At, ("+1", "Phone")) with { Keys = [key] }], Token);

        Assert.Equal("A B", (await directory.FindAsync("+1", Token)).Single().Record.Name);
        Assert.Single(await directory.FindByKeyAsync(key, Token));
    }
}
