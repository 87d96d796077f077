using System.Text;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Tests.Sources;

public sealed class EncodingTests
{
    private const string Script = "// Größe\nvar x = 'ä'; sforce.opencti.saveLog({});";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16-bare", "utf-16BE", "latin1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_script_is_read_in_every_encoding_with_the_same_place(string encoding)
    {
        var report = await Audited.ByTokensAsync([new MemoryFile("a.js", Encode(encoding))]);

        Assert.Equal("2:14", Assert.Single(report.Findings.Select(f => $"{f.Line}:{f.Column}")));
        Assert.Contains("'ä'", report.Findings[0].Snippet, StringComparison.Ordinal);
        Assert.Empty(report.Unread);
    }

    [Fact]
    public async Task What_is_no_text_is_left_alone()
    {
        byte[] image = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, .. Encoding.ASCII.GetBytes("sforce.opencti.saveLog()"), 0, 0, 0];

        var report = await Audited.ByTokensAsync([new MemoryFile("a.png", image)]);

        Assert.Empty(report.Findings);
        Assert.Empty(report.Unread);
    }

    private static byte[] Encode(string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Script),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Script)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Script)],
        "utf-16-bare" => Encoding.Unicode.GetBytes(Script),
        "utf-16BE" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Script)],
        _ => Encoding.Latin1.GetBytes(Script),
    };
}
