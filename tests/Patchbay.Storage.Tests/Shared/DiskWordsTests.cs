using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Tests.Shared;

public sealed class DiskWordsTests
{
    [Fact]
    public async Task A_full_disk_is_called_one_and_told_what_to_do_about()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "settings.db");
        await using var database = new SharedDatabase(file, "Settings");
        // As if the disk held no page more.
        await database.WriteAsync(connection => connection.Execute("PRAGMA max_page_count=1"), CancellationToken.None);

        var fault = await Assert.ThrowsAsync<StorageFault>(async () =>
            await database.WriteAsync(connection => connection.Execute("INSERT INTO setting (name, value) VALUES ('large', $value)", ("$value", new string('x', 100_000))), CancellationToken.None));

        Assert.Equal($"Patchbay cannot write to {file}: the disk is full; make room on it", fault.Message);
    }
}
