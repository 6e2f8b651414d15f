using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReviewConsole.Support;

/// <summary>
/// A PostgreSQL server of our own: started from the installed binaries, never as root, on loopback, on a free port, in a
/// temporary folder, and gone with the tests, even when they are killed.
/// </summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Ends the server and clears up when our end of the pipe closes, which the system does for us however we die.
    private const string Keeper = """
        exec 3>&2 2>/dev/null
        "$@" 2>&3 3>&- & server=$!
        exec 3>&-
        cat >/dev/null
        kill -INT $server 2>/dev/null
        wait $server
        cd / && rm -rf "$0"
        """;

    private readonly Process _process;
    private readonly Task<string> _log; // ends with the server

    private PostgresProcess(Process process, int port)
    {
        _process = process;
        _log = process.StandardError.ReadToEndAsync();
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=review;Database=postgres;Timeout=15;Include Error Detail=true";
    }

    public string ConnectionString { get; }

    /// <param name="durable">Whether a commit waits for the disk. Off is faster, and safe as long as the machine stays up.</param>
    public static async Task<PostgresProcess> StartAsync(bool durable)
    {
        // Another program may take the free port before the server does; then everything is tried again.
        for (var attempt = 1; ; attempt++)
        {
            var server = await LaunchAsync(FindBinaries(), FreePort(), durable);
            try
            {
                await server.ReadyAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await server.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
    }

    private static async Task<PostgresProcess> LaunchAsync(string binaries, int port, bool durable)
    {
        var asUser = Environment.IsPrivilegedProcess ? SomebodyElse() : [];
        var folder = Directory.CreateTempSubdirectory("review-postgres-").FullName;
        if (asUser.Count > 0)
        {
            await Tool.RunAsync(["chown", UserName(), folder]);
        }

        var data = Path.Combine(folder, "data");
        await Tool.RunAsync([
            .. asUser, Path.Combine(binaries, "initdb"), "-D", data, "-U", "review",
            "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);

        List<string> command =
        [
            .. asUser, "sh", "-c", Keeper, folder,
            Path.Combine(binaries, "postgres"), "-D", data, "-p", $"{port}", "-k", folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300",
        ];
        if (!durable)
        {
            command.AddRange(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
        }

        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardError = true };
        return new PostgresProcess(Process.Start(start)!, port);
    }

    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            if (_log.IsCompleted)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await _log}");
            }

            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync(patience.Token);
                return;
            }
            catch (NpgsqlException)
            {
                // Not yet: refused (no listener) or 57P03 (starting up).
            }
        }
        while (await pulse.WaitForNextTickAsync(patience.Token));
    }

    private static string FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        var found = Tool.Find(["initdb"], versions.Select(folder => Path.Combine(folder, "bin")))
            ?? throw new InvalidOperationException(
                "The PostgreSQL tests need a server: install one (on Debian: apt-get install postgresql) "
                + $"or give the connection string of one that may create databases in {PostgresServer.Variable}.");
        return Path.GetDirectoryName(File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found)!;
    }

    // PostgreSQL refuses to run as root.
    private static List<string> SomebodyElse() =>
        ["setpriv", $"--reuid={UserName()}", $"--regid={(UserName() == "postgres" ? "postgres" : "nogroup")}", "--clear-groups"];

    private static string UserName() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
