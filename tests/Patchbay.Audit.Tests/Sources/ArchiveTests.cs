using System.IO.Compression;
using System.Text;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Tests.Sources;

public sealed class ArchiveTests
{
    private const string Use = "sforce.opencti.saveLog({});";

    [Theory]
    [InlineData("retrieve.zip")]
    [InlineData("staticresources/Adapter.resource")]
    [InlineData("staticresources/Adapter.bin")]
    public async Task Scripts_in_an_archive_are_read_whatever_its_name(string path)
    {
        var report = await Audited.ByTokensAsync([new MemoryFile(path, Zip(("js/cti.js", Text(Use))))]);

        Assert.Equal([$"{path}!/js/cti.js:1 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task Archives_in_archives_are_read()
    {
        var inner = Zip(("cti.js", Text(Use)));

        var report = await Audited.ByTokensAsync([new MemoryFile("a.zip", Zip(("staticresources/A.resource", inner)))]);

        Assert.Equal(["a.zip!/staticresources/A.resource!/cti.js:1 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task Settings_in_an_archive_are_judged_by_what_the_rest_tells()
    {
        var zip = Zip(
            ("applications/S.app", Text(Audited.Metadata("CustomApplication", "<utilityBar>Phone_Bar</utilityBar>"))),
            ("flexipages/Phone_Bar.flexipage", Text(Audited.Metadata("FlexiPage", "<componentInstance><componentName>opencti:softPhone</componentName></componentInstance>"))));

        var report = await Audited.ByTokensAsync([new MemoryFile("retrieve.zip", zip)]);

        Assert.Equal(["retrieve.zip!/applications/S.app:3 CustomApplication.utilityBar", "retrieve.zip!/flexipages/Phone_Bar.flexipage:3 opencti:softPhone"], report.Places());
    }

    [Fact]
    public async Task An_entry_that_unpacks_to_too_much_is_a_line_in_the_report()
    {
        var limits = ArchiveLimits.Default with { RatioFrom = 100_000, Ratio = 50 };
        var zip = Zip(("bomb.js", new byte[5_000_000].Select(_ => (byte)' ').ToArray()), ("good.js", Text(Use)));

        var report = await Audited.ByTokensAsync([new MemoryFile("a.zip", zip)], limits);

        Assert.Equal("a.zip!/bomb.js", Assert.Single(report.Unread).File);
        Assert.Contains("50 times", report.Unread[0].Why, StringComparison.Ordinal);
        Assert.Equal(["a.zip!/good.js:1 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task Archives_nested_without_end_are_a_line_in_the_report()
    {
        var zip = Zip(("a.js", Text(Use)));
        for (var depth = 0; depth < 8; depth++) zip = Zip(("again.zip", zip));

        var report = await Audited.ByTokensAsync([new MemoryFile("a.zip", zip)]);

        Assert.Contains("deep", Assert.Single(report.Unread).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/cti.js", "a.zip!/etc/cti.js")]
    [InlineData("/abs/cti.js", "a.zip!/abs/cti.js")]
    [InlineData("..\\win\\cti.js", "a.zip!/win/cti.js")]
    public async Task A_name_that_leads_outside_is_told_and_the_file_is_read(string name, string path)
    {
        var report = await Audited.ByTokensAsync([new MemoryFile("a.zip", Zip((name, Text(Use))))]);

        Assert.Equal([$"{path}:1 sforce.opencti.saveLog"], report.Places());
        Assert.Contains("outside", Assert.Single(report.Unread).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_archive_is_a_line_in_the_report()
    {
        var zip = Zip(("cti.js", Text(Use)));

        var report = await Audited.ByTokensAsync([new MemoryFile("a.zip", zip[..^30])]);

        Assert.Equal("a.zip", Assert.Single(report.Unread).File);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
