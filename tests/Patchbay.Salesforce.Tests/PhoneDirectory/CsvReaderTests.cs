using System.Text;
using Patchbay.Salesforce.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.PhoneDirectory;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("\"Id\",\"Name\"\n\"003A\",\"Ada\"\n", "Id|Name;003A|Ada")]
    [InlineData("Id,Name\r\n003A,Ada\r\n", "Id|Name;003A|Ada")]
    [InlineData("Id,Name\n003A,Ada", "Id|Name;003A|Ada")]
    [InlineData("Id\n\"Ada \"\"the first\"\", of\nKiruna\"\n", "Id;Ada \"the first\", of\nKiruna")]
    [InlineData("Id,Name,Phone\n,,\n", "Id|Name|Phone;||")]
    [InlineData("", "")]
    public async Task Records_are_read_as_they_were_written(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', (await ReadAsync(text, text.Length + 1)).Select(r => string.Join('|', r))));

    [Fact]
    public async Task It_does_not_matter_where_the_network_cuts_the_stream()
    {
        const string text = "Id,Name\r\n1,\"Åsa, \"\"Ö\"\"\"\r\n2,Бо\r\n3,\ud83d\ude00\r\n";
        var whole = await ReadAsync(text, 1000);

        for (var size = 1; size < 12; size++) Assert.Equal(whole, await ReadAsync(text, size));
    }

    [Fact]
    public async Task A_value_longer_than_the_buffer_is_read_whole()
    {
        var name = new string('x', 300_000);

        var records = await ReadAsync($"Id,Name\n1,\"{name}\"\n2,y\n", 5000);

        Assert.Equal([name, "y"], records.Skip(1).Select(r => r[1]));
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_record_is_told() =>
        await Assert.ThrowsAsync<IOException>(() => ReadAsync("Id,Name\n1,\"half a na", 7));

    private static async Task<List<string[]>> ReadAsync(string text, int size)
    {
        using var reader = new CsvReader(new SlowStream(Encoding.UTF8.GetBytes(text), size));
        var records = new List<string[]>();
        while (await reader.ReadAsync(CancellationToken.None)) records.Add([.. Enumerable.Range(0, reader.Count).Select(i => reader[i].ToString())]);
        return records;
    }

    private sealed class SlowStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);
    }
}
