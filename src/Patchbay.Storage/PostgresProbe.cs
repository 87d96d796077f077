using System.Data.Common;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage;

/// <summary>What a look at a PostgreSQL server found.</summary>
/// <param name="Version">Its version.</param>
/// <param name="LosesCommits">True when it does not wait for the disk: a power cut would lose what it promised.</param>
public sealed record PostgresProbe(string Version, bool LosesCommits)
{
    /// <summary>Connects once, and changes nothing.</summary>
    /// <param name="connection">As in <see cref="StorageOptions.Connection"/>.</param>
    /// <returns>What it found.</returns>
    /// <exception cref="StorageFault">It cannot be reached.</exception>
    public static PostgresProbe Look(string connection)
    {
        using var source = new PostgresPlace(connection, "patchbay").Source("public");
        try
        {
            using var open = source.OpenConnection();
            return new(open.PostgreSqlVersion.ToString(), open.Value("SELECT current_setting('fsync')") is "off");
        }
        catch (DbException failure)
        {
            throw new StorageFault($"PostgreSQL cannot be reached: {failure.Message}", failure);
        }
    }
}
