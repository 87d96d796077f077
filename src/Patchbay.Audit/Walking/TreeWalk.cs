using System.Threading.Channels;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Walking;

/// <summary>Walks trees with several workers; each takes a folder at a time.</summary>
/// <param name="workers">How many.</param>
internal sealed class TreeWalk(int workers)
{
    // A folder of thousands of files is shared among the workers.
    private const int BatchFiles = 128;
    private readonly Channel<ISourceFolder> _folders = Channel.CreateUnbounded<ISourceFolder>();
    private int _left;

    /// <summary>Walks.</summary>
    /// <param name="roots">Where to start.</param>
    /// <param name="collected">Told what cannot be listed.</param>
    /// <param name="makeReader">Makes what reads the files, once for each worker.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task RunAsync(
        IReadOnlyList<ISourceFolder> roots, Collected collected, Func<Func<SourceFile, CancellationToken, Task>> makeReader, CancellationToken cancellationToken)
    {
        if (roots.Count == 0) return;
        foreach (var root in roots) Push(root);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(collected, makeReader(), stop), stop.Token)));
    }

    private async Task WorkAsync(Collected collected, Func<SourceFile, CancellationToken, Task> read, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var folder in _folders.Reader.ReadAllAsync(stop.Token))
            {
                var content = folder.List();
                collected.Add(content.Unread);
                foreach (var below in content.Folders) Push(below);
                foreach (var batch in content.Files.Skip(BatchFiles).Chunk(BatchFiles)) Push(new MemoryTree(batch));
                foreach (var file in content.Files.Take(BatchFiles)) await read(file, stop.Token);
                if (Interlocked.Decrement(ref _left) == 0) _folders.Writer.Complete();
            }
        }
        catch
        {
            // The other workers must not wait for folders that nobody will list.
            await stop.CancelAsync();
            throw;
        }
    }

    private void Push(ISourceFolder folder)
    {
        Interlocked.Increment(ref _left);
        // It is unbounded: the list of folders is small beside the files in them.
        _folders.Writer.TryWrite(folder);
    }
}
