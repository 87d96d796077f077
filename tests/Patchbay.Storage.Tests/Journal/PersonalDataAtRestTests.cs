using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Journal;

[SupportedOSPlatform("linux")]
public sealed class PersonalDataAtRestTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Planted =
    [
        "+4684650040", "Åsa Öberg", "Erik Lind", "sip:asa@phones.example", "the dog bit the postman", "4711#", "Acme AB, 3 open cases",
        "tag=f81d4fae",
    ];

    private readonly JournalFolder folder = new();
    private readonly InteractionId call = new(Guid.CreateVersion7());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Neither_the_file_nor_its_log_shows_a_number_a_name_a_note_or_a_digit()
    {
        Plant();

        Assert.All(Planted, text => AssertNowhere(Encoding.UTF8.GetBytes(text), text));
        Assert.All(Planted, text => AssertNowhere(Encoding.Unicode.GetBytes(text), text));
        Assert.Contains(FilesInFolder(), file => file.Bytes.AsSpan().IndexOf("CallDialed"u8) > 0);
    }

    [Fact]
    public void What_is_not_about_a_person_can_be_read_with_any_tool()
    {
        Plant();

        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();

        Assert.Equal("100", connection.Value("SELECT body ->> '$.dnis' FROM event WHERE type = 'CallArrived'"));
        Assert.Equal("Contact.MobilePhone", connection.Value("SELECT body ->> '$.matches[0].rule' FROM event WHERE type = 'CallerMatched'"));
    }

    [Fact]
    public async Task A_destroyed_key_is_nowhere_in_the_files_any_more()
    {
        Plant();
        byte[] wrapped;
        using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Path};Mode=ReadOnly;Pooling=False"))
        {
            file.Open();
            wrapped = (byte[])file.Value("SELECT wrapped FROM subject_key WHERE subject = $subject", ("$subject", call.Value.ToKey()))!;
        }

        Assert.Contains(FilesInFolder(), file => file.Bytes.AsSpan().IndexOf(wrapped) >= 0);

        folder.Journal.Erase(call.Value);

        // The log is emptied in the background.
        var log = new FileInfo(folder.Path + "-wal");
        while (log.Length > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
            log.Refresh();
        }

        AssertNowhere(wrapped, "the key");
    }

    [Fact]
    public void Files_are_for_their_owner_only()
    {
        Plant();

        Assert.All(Directory.GetFiles(folder.Folder), path => Assert.Equal(FileModes.OwnerOnly, FileModes.Of(path)));
    }

    private void Plant()
    {
        var agent = new AgentId(Guid.CreateVersion7());
        var match = new CallerMatch(new("Contact", "003000000000001"), Text(1), Text(6), "Contact.MobilePhone");
        ImmutableArray<ExchangeEvent> events =
        [
            new AgentAdded(At, agent, Text(2), []),
            new CallArrived(At, call, new(call, 1), Text(0), Text(1), "100", Text(7), At),
            new CallForwarded(At, call, new(call, 2), Text(3), false, At),
            new CallDialed(At, call, agent, new(call, 1), new(call, 2), Text(0), match, At, At, At),
            new CallerMatched(At, call, [match]),
            new DigitsSent(At, call, Text(5)),
            new NotesWritten(At, call, Text(4)),
        ];
        folder.Journal.Append([.. events.Select((e, i) => new JournalEntry(i + 1, e))], [new(call, 7)]);
    }

    private static PersonalText Text(int index) => PersonalText.Of(Planted[index]);

    private void AssertNowhere(byte[] bytes, string what) =>
        Assert.All(FilesInFolder(), file => Assert.True(file.Bytes.AsSpan().IndexOf(bytes) < 0, $"{file.Path} shows {what}"));

    private IEnumerable<(string Path, byte[] Bytes)> FilesInFolder() =>
        Directory.GetFiles(folder.Folder).Select(path => (path, ReadShared(path)));

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
