using System.Runtime.Versioning;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Sealing;

[SupportedOSPlatform("linux")]
public sealed class MasterKeyTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_key_is_made_once_and_for_its_owner_only()
    {
        var path = folder.File("keys/master.key");
        var subject = Guid.CreateVersion7();
        var box = MasterKey.LoadOrCreate(path).Wrap(subject, new byte[32]);

        var again = MasterKey.LoadOrCreate(path);

        Assert.Equal(new byte[32], again.Unwrap(subject, box));
        Assert.Equal(FileModes.OwnerOnly, FileModes.Of(path));
        Assert.Single(Directory.GetFiles(folder.File("keys")));
    }

    [Fact]
    public void A_wrapped_key_opens_for_its_subject_only()
    {
        var master = MasterKey.LoadOrCreate(folder.File("master.key"));
        var box = master.Wrap(Guid.CreateVersion7(), new byte[32]);

        Assert.Null(master.Unwrap(Guid.CreateVersion7(), box));
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused()
    {
        var path = folder.File("master.key");
        MasterKey.LoadOrCreate(path);
        FileModes.Set(path, FileModes.OwnerOnly | UnixFileMode.OtherRead);

        var fault = Assert.Throws<StorageFault>(() => MasterKey.LoadOrCreate(path));

        Assert.Equal($"The master key {path} can be read by others; run: chmod 600 {path}", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_file_without_a_key_is_refused(string content)
    {
        var path = folder.File("master.key");
        MasterKey.LoadOrCreate(path);
        File.WriteAllText(path, content);

        Assert.Throws<StorageFault>(() => MasterKey.LoadOrCreate(path));
    }

    [Fact]
    public void A_key_may_come_from_the_environment()
    {
        var path = folder.File("master.key");
        var box = MasterKey.LoadOrCreate(path).Wrap(Guid.Empty, new byte[32]);
        var variable = $"PATCHBAY_TEST_{Guid.CreateVersion7():N}";
        Environment.SetEnvironmentVariable(variable, File.ReadAllText(path));

        Assert.NotNull(MasterKey.FromEnvironment(variable).Unwrap(Guid.Empty, box));
        Assert.Throws<StorageFault>(() => MasterKey.FromEnvironment(variable + "_"));
    }
}
