using System.Data;
using System.Data.Common;
using System.Threading.Channels;

namespace Patchbay.Storage.Shared;

/// <summary>
/// The one writer of a database. Writes wait in a bounded queue, where the next one waits for room, and each is a transaction of
/// its own: all or nothing.
/// </summary>
internal sealed class WriterTask : IAsyncDisposable
{
    private const int LongestQueue = 64;

    private readonly DbConnection connection;
    private readonly string place;
    private readonly Channel<Request> requests =
        Channel.CreateBounded<Request>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly Task running;

    /// <summary>Takes over a connection and starts.</summary>
    /// <param name="connection">A connection that may write. One that a server closed is opened again.</param>
    /// <param name="place">What it writes to, for messages.</param>
    internal WriterTask(DbConnection connection, string place)
    {
        this.connection = connection;
        this.place = place;
        running = Task.Run(RunAsync);
    }

    /// <summary>Writes something.</summary>
    /// <typeparam name="T">What the write tells.</typeparam>
    /// <param name="write">The statements, run inside a transaction on the writer's thread.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>What it told, when it is safe on disk.</returns>
    /// <exception cref="StorageFault">Nothing was written; with a server that was lost meanwhile, nobody knows.</exception>
    internal async ValueTask<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken)
    {
        T told = default!;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await requests.Writer.WriteAsync(new(open => told = write(open), done, cancellationToken), cancellationToken);
        await done.Task;
        return told;
    }

    /// <summary>Finishes what waits, then closes the connection.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (requests.Writer.TryComplete()) await running;
    }

    private async Task RunAsync()
    {
        await using (connection)
        {
            await foreach (var request in requests.Reader.ReadAllAsync(CancellationToken.None)) Run(request);
        }
    }

    private void Run(Request request)
    {
        if (request.CancellationToken.IsCancellationRequested)
        {
            request.Done.SetCanceled(request.CancellationToken);
            return;
        }

        try
        {
            if (connection.State is not ConnectionState.Open) Reopen();
            using var transaction = connection.BeginTransaction();
            request.Write(connection);
            transaction.Commit();
            request.Done.SetResult();
        }
        catch (DbException failure)
        {
            request.Done.SetException(new StorageFault($"Patchbay cannot write to {place}: {DiskWords.Of(failure)}", failure));
        }
#pragma warning disable CA1031 // A bug in one write is its caller's to see; the writer goes on for the others.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            request.Done.SetException(bug);
        }
    }

    private void Reopen()
    {
        connection.Close();
        connection.Open();
    }

    private readonly record struct Request(Action<DbConnection> Write, TaskCompletionSource Done, CancellationToken CancellationToken);
}
