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
    internal static PostgresPlace NewPlace() => PlaceOf(NewPrefix());

    internal static PostgresPlace PlaceOf(string prefix) => new(Connection, prefix);

    internal static string NewPrefix() => $"t{Guid.NewGuid():N}";

    internal static string Connection
    {
        get
        {
            Assert.SkipUnless(LocalPostgres.IsInstalled, LocalPostgres.Missing);
            lock (Starting) return (server ??= LocalPostgres.Start()).Connection;
        }
    }

    public void Dispose() => server?.Dispose();
}
