using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg;

namespace Patchbay.Bench.Directory;

/// <summary>A demo org with many contacts in a process of its own, as an org is on machines of its own.</summary>
internal sealed class DemoOrgProcess : IDisposable
{
    internal const string Verb = "org";

    private readonly Process process;

    private DemoOrgProcess(Process process, int port) => (this.process, Port) = (process, port);

    internal int Port { get; }

    /// <summary>Makes the org's file.</summary>
    internal static async Task FillAsync(string folder, int contacts)
    {
        await using (DemoOrgHost.Build(new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder })) { }

        // Connections that are kept for later hold the file.
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "demo-org.db")};Pooling=false");
        connection.Open();
        connection.CreateCollation("ORG", static (left, right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase));
        var columns = Columns(connection);
        var values = columns.Select(column => column switch
        {
            "Id" => "'003' || printf('%012d', n.i) || 'AAA'",
            "Name" or "LastName" => "'Customer ' || n.i",
            "FirstName" => "''",
            "MobilePhone" => "'+4670' || printf('%08d', n.i)",
            "Phone" or "HomePhone" or "OtherPhone" or "AssistantPhone" => "NULL",
            _ => $"c.\"{column}\"",
        });
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Column names of our own stand-in.
        command.CommandText = $"""
            PRAGMA synchronous=OFF;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {contacts})
            INSERT INTO Contact ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM n CROSS JOIN (SELECT * FROM Contact ORDER BY Id LIMIT 1) c;
            """;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
        connection.Close();
        // An org has disks of its own: what is still to be written of this one must not count as a call's waiting.
        using var file = File.OpenHandle(Path.Combine(folder, "demo-org.db"), access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// Starts it with what is left of the processor: it stands for another machine. Linux lets any other thread that wakes go before such a
    /// process at once, which it does not beside one that is merely nice.
    /// </summary>
    internal static DemoOrgProcess Start(string folder, int port, string? program = null)
    {
        var own = program ?? typeof(DemoOrgProcess).Assembly.Location;
        var start = new ProcessStartInfo("chrt", ["--idle", "0", "dotnet", own, Verb, folder, port.ToString(CultureInfo.InvariantCulture)]);
        return new(Process.Start(start)!, port);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static async Task ServeAsync(string folder, int port)
    {
        await using var org = DemoOrgHost.Build(new()
        {
            ListenUrl = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            DataFolder = folder,
            DailyApiRequests = 10_000_000,
        });
        await org.RunAsync();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static List<string> Columns(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info('Contact')";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }
}
