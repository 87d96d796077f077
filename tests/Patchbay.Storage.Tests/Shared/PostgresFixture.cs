using Patchbay.Storage.Migrations;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Testing.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Patchbay.Storage.Tests.Shared;

/// <summary>One PostgreSQL for all tests of the assembly, started by the first that needs it; each works under a prefix of its own.</summary>
public sealed class PostgresFixture : IDisposable
{
    private static readonly Lock Starting = new();
    private static LocalPostgres? server;

    /// <summary>A place that nobody else uses. Skips the test where PostgreSQL is missing.</summary>
    internal static PostgresPlace NewPlace()
    {
        var prefix = NewPrefix();
        return new($"{Connection};Application Name={prefix}", prefix);
    }

    internal static string NewPrefix() => $"t{Guid.NewGuid():N}";

    internal static string Connection
    {
        get
        {
            Assert.SkipUnless(LocalPostgres.IsInstalled, LocalPostgres.Missing);
            lock (Starting) return (server ??= LocalPostgres.Start()).Connection;
        }
    }

    /// <summary>Ends the server's side of the other connections of the same place, and of no other test's.</summary>
    internal const string CutOthers =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = current_setting('application_name')";

    public void Dispose() => server?.Dispose();
}
