using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using Patchbay.Runtime.Loop;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// Sees to it that one process at a time runs a site whose journal is in PostgreSQL, and notes when it last ran. The lock belongs to a
/// connection, so it goes with the process however that ends. Losing it stops nothing: the fence of the journal does, when there is another
/// owner.
/// </summary>
public sealed class PostgresSiteLock : ILifeSigns, IDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;
    private readonly string place;
    private readonly string key;
    private readonly int site;
    private readonly ILogger logger;
    private bool lost;

    /// <summary>Takes the lock. Nothing else is there yet, or it is another version's: whoever has the lock may change it.</summary>
    /// <param name="place">The database.</param>
    /// <param name="site">Number of the site.</param>
    /// <param name="logger">Where is told that it was lost.</param>
    /// <exception cref="StorageFault">Another process has it, or the server cannot be reached.</exception>
    internal PostgresSiteLock(PostgresPlace place, int site, ILogger<PostgresSiteLock> logger)
    {
        (this.site, this.logger) = (site, logger);
        source = place.Source(place.SchemaOf("Journal"));
        this.place = PostgresPlace.Describe(source);
        key = $"{place.SchemaOf("Journal")} {site}";
        connection = source.CreateConnection();
        try
        {
            Take();
            LastBefore = LastSign();
        }
        catch (DbException failure)
        {
            Dispose();
            throw failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
                ? new StorageFault($"Another Patchbay already runs this site in {this.place}. Stop it first, or set another Storage:Schema.", failure)
                : new StorageFault($"Patchbay cannot open {this.place}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastBefore { get; }

    /// <inheritdoc/>
    public void Give(DateTimeOffset now)
    {
        try
        {
            if (connection.State is not ConnectionState.Open) Take();
            connection.Execute(
                "INSERT INTO life_sign (site, at) VALUES (@site, @at) ON CONFLICT (site) DO UPDATE SET at = excluded.at",
                ("@site", site), ("@at", now.UtcTicks));
            lost = false;
        }
        catch (DbException failure)
        {
            connection.Close();
            if (!lost) logger.SiteLockLost(place, failure.Message);
            lost = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        source.Dispose();
    }

    private DateTimeOffset? LastSign()
    {
        if (connection.Value("SELECT to_regclass('life_sign')::text") is null) return null;
        return connection.Value("SELECT at FROM life_sign WHERE site = @site", ("@site", site)) is long ticks ? new(ticks, TimeSpan.Zero) : null;
    }

    private void Take()
    {
        connection.Close();
        connection.Open();
        // A machine that vanished must not keep the site for the hours that the system would wait; one that was killed a moment ago
        // may need a moment to be missed. Signs of life may get lost with the server: they are told again within a second.
        connection.Execute("SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 2; SET synchronous_commit = off");
        connection.Execute("SET lock_timeout = '3s'");
        connection.Execute("SELECT pg_advisory_lock(hashtextextended(@key, 2))", ("@key", key));
        connection.Execute("SET lock_timeout = 0");
    }
}
