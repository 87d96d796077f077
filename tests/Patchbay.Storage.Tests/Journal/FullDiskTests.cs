using System.Globalization;
using System.Runtime.Versioning;

namespace Patchbay.Storage.Tests.Journal;

[SupportedOSPlatform("linux")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_commit_that_the_system_refuses_leaves_nothing_and_can_be_repeated()
    {
        using var folder = new JournalFolder();
        folder.Journal.Dispose();
        using var child = ChildProcess.Start(FullDiskChild.Name, folder.Folder);

        var said = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, said);
        folder.Reopen();
        Assert.Equal(long.Parse(said, CultureInfo.InvariantCulture), folder.Journal.LastSequence);
        Assert.Equal(folder.Journal.LastSequence, folder.Journal.Read(0).Count());
    }
}
