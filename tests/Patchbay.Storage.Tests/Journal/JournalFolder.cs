using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>A folder with one journal, which can be closed and opened again.</summary>
public sealed class JournalFolder : IDisposable
{
    private readonly TempFolder folder = new();

    public JournalFolder() => Journal = Open();

    public SqliteJournal Journal { get; private set; }

    public string Path => folder.File("journal.db");

    public string KeyPath => folder.File("master.key");

    public string Folder => folder.Path;

    public SqliteJournal Open() => new(new(Path), MasterKey.LoadOrCreate(KeyPath), NullLogger<SqliteJournal>.Instance);

    public void Reopen()
    {
        Journal.Dispose();
        Journal = Open();
    }

    public void Dispose()
    {
        Journal.Dispose();
        folder.Dispose();
    }
}
