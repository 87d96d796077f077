using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Journal;
using Patchbay.Telephony.Bridge;
using Patchbay.Testing.Journal;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class MessageSweepTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly InteractionId Call = new(Guid.Parse("019ab000-0000-7000-8000-00000000c0aa"));
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-sweep-").FullName;
    private readonly InMemoryJournal journal = new();
    private readonly RecordingShelf shelf;

    public MessageSweepTests() => shelf = new(folder);

    public void Dispose()
    {
        shelf.Dispose();
        journal.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_a_crash_left_of_deleted_and_dropped_messages_is_deleted_and_nothing_else()
    {
        var (deleted, dropped, kept, unknown) = (Left(1), Left(2), Left(3), Left(4));
        var recording = Path.Combine(folder, "aa", $"{Call}.wav");
        File.WriteAllBytes(recording, [1]);
        journal.Append(
            [
                new(1, new MessageDeleted(At, deleted, PersonalText.Empty)), new(2, new MessageDropped(At, Call, dropped, IsFailure: true)),
                new(3, new MessageHeard(At, kept, PersonalText.Of("Kim"))),
            ],
            []);
        using var sweep = new MessageSweep(shelf, journal, TimeProvider.System, NullLogger<MessageSweep>.Instance);

        Assert.Equal(2, sweep.Run(TestContext.Current.CancellationToken));

        Assert.Equal((null, null), (shelf.Find(deleted), shelf.Find(dropped)));
        Assert.All([shelf.Find(kept), shelf.Find(unknown), recording], path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void A_folder_that_does_not_exist_yet_holds_no_messages()
    {
        using var none = new RecordingShelf(Path.Combine(folder, "none"));
        using var sweep = new MessageSweep(none, journal, TimeProvider.System, NullLogger<MessageSweep>.Instance);

        Assert.Equal(0, sweep.Run(TestContext.Current.CancellationToken));
    }

    private MessageId Left(int ordinal)
    {
        var message = new MessageId(Call, ordinal);
        var path = shelf.Begin(RecordingShelf.NameOf(message));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [1]);
        return message;
    }
}
