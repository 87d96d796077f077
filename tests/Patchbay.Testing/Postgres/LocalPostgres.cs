using System.Diagnostics;

namespace Patchbay.Testing.Postgres;

/// <summary>
/// A PostgreSQL of our own in a temporary folder, for as long as the tests run. It listens on a socket in that folder only, runs as an
/// ordinary user (it refuses root), and ends when this process does, however that ends.
/// </summary>
public sealed class LocalPostgres : IDisposable
{
    /// <summary>Why tests are skipped where it is missing.</summary>
    public const string Missing = "PostgreSQL is not installed (apt-get install postgresql)";

    private const string Root = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Waits for the server and for the end of its input, whichever comes first: the end of the input is the end of the tests.
    private const string UntilInputEnds = "\"$@\" 2>>log & child=$!; read -r _; kill -INT \"$child\"; wait \"$child\"";

    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-pg-").FullName;
    private Process? server;

    /// <summary>True where PostgreSQL's programs are.</summary>
    public static bool IsInstalled => Programs is not null;

    /// <summary>Connects to its only database as its only user.</summary>
    public string Connection => $"Host={folder};Database=postgres;Username=patchbay";

    private static string? Programs { get; } = Directory.Exists(Root)
        ? Directory.GetDirectories(Root).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    /// <summary>Starts a server.</summary>
    /// <returns>The server, which takes connections.</returns>
    /// <exception cref="InvalidOperationException">It does not start; the message holds what it said.</exception>
    public static LocalPostgres Start()
    {
        LocalPostgres postgres = new();
        try
        {
            postgres.Run("chown", ["nobody", postgres.folder], mayFail: !Environment.IsPrivilegedProcess);
            postgres.Run(Program("initdb"), ["-D", postgres.Data, "-U", "patchbay", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
            postgres.Serve();
            return postgres;
        }
        catch
        {
            postgres.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server as an operator would; connections break.</summary>
    public void Stop()
    {
        if (server is null) return;
        server.StandardInput.Close();
        server.WaitForExit(Patience);
        server.Dispose();
        server = null;
    }

    /// <summary>Starts the server again.</summary>
    public void Serve()
    {
        // Few connections and small memory: many of them may run beside each other.
        server = Start(
            "sh",
            [
                "-c", UntilInputEnds, "sh", .. AsOrdinaryUser, Program("postgres"), "-D", Data, "-k", folder, "-c", "listen_addresses=", "-c",
                "shared_buffers=64MB", "-c", "max_connections=200",
            ]);
        Ready();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] AsOrdinaryUser =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];

    private string Data => Path.Combine(folder, "data");

    private static string Program(string name) => Path.Combine(Programs!, name);

    private void Ready()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var ask = Start(Program("pg_isready"), ["-h", folder, "-t", "5"]);
            ask.StandardOutput.ReadToEnd();
            ask.WaitForExit();
            if (ask.ExitCode == 0) return;
            if (server!.WaitForExit(TimeSpan.FromMilliseconds(20)) || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"PostgreSQL does not start: {File.ReadAllText(Path.Combine(folder, "log"))}");
        }
    }

    private void Run(string program, string[] arguments, bool mayFail = false)
    {
        string[] user = program.Contains('/', StringComparison.Ordinal) ? AsOrdinaryUser : [];
        string[] all = [.. user, program, .. arguments];
        using var process = Start(all[0], all[1..]);
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail) throw new InvalidOperationException($"{program} failed: {said}");
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
