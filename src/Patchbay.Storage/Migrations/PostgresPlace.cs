using Npgsql;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Migrations;

/// <summary>Where a site's PostgreSQL database is, and with which names Patchbay works in it.</summary>
/// <param name="connection">What the operator set: <c>Host=db.example.com;Database=patchbay;Username=patchbay;Password=...</c>.</param>
/// <param name="prefix">Beginning of the names of all schemas: letters, digits and <c>_</c>.</param>
internal sealed class PostgresPlace(string connection, string prefix)
{
    // A server that does not answer must be noticed while callers still wait. The operator's own words come later and count more.
    private const string Defaults = "Timeout=5;Command Timeout=10;Keepalive=15;Max Auto Prepare=40;Maximum Pool Size=20;Application Name=patchbay;";

    /// <summary>Beginning of the names of all schemas.</summary>
    internal string Prefix => prefix;

    /// <summary>The name of a database's schema.</summary>
    /// <param name="name">Which database.</param>
    /// <returns>Its schema.</returns>
    internal string SchemaOf(string name) => $"{prefix}_{name}".ToLowerInvariant();

    /// <summary>Prepares connections to one schema. Nothing is opened yet.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The source of connections.</returns>
    /// <exception cref="StorageFault">The operator's words are no connection string.</exception>
    internal NpgsqlDataSource Source(string schema)
    {
        try
        {
            return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Defaults + connection) { SearchPath = schema });
        }
        catch (ArgumentException wrong)
        {
            throw new StorageFault($"Storage:Connection is no connection string for PostgreSQL: {wrong.Message}", wrong);
        }
    }

    /// <summary>Names a schema for messages, without the password.</summary>
    /// <param name="source">Its connections.</param>
    /// <returns>Server, database and schema.</returns>
    internal static string Describe(NpgsqlDataSource source)
    {
        var words = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"PostgreSQL at {words.Host}, database {words.Database ?? words.Username}, schema {words.SearchPath}";
    }
}
