using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewConsole.Support;

/// <summary>
/// The built program as a process of its own, on a free port of loopback, with an SQLite database in a temporary folder
/// unless the settings say otherwise.
/// </summary>
internal sealed partial class ConsoleServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ConsoleServer(string environment, IEnumerable<string> settings, byte[]? database)
    {
        if (database is not null)
        {
            File.WriteAllBytes(_folder.File("review.db"), database);
        }

        _process = ConsoleProgram.Start(environment,
        [
            "--Urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}",
            .. settings.Select(setting => "--" + setting),
        ]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, such as http://127.0.0.1:43121.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>All it has written so far, on both streams.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts the program and waits until it listens.</summary>
    /// <param name="environment">Development, Production, …</param>
    /// <param name="settings">More configuration, each as <c>Key=Value</c>; it wins over what this class sets.</param>
    public static Task<ConsoleServer> StartAsync(string environment = "Development", params IEnumerable<string> settings) =>
        StartAsync(environment, settings, database: null);

    /// <summary>Starts the program on a database that has the five people of the demonstration and nothing else.</summary>
    /// <param name="environment">Development, Production, …</param>
    /// <param name="settings">More configuration, each as <c>Key=Value</c>.</param>
    public static async Task<ConsoleServer> StartWithPeopleAsync(string environment = "Development", params IEnumerable<string> settings)
    {
        await using var prepared = await TestDatabase.SqliteAsync();
        await DemoPeople.AddAsync(prepared);
        return await StartAsync(environment, settings, await prepared.ReadFileAsync());
    }

    private static async Task<ConsoleServer> StartAsync(string environment, IEnumerable<string> settings, byte[]? database)
    {
        var server = new ConsoleServer(environment, settings, database);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var ended = server._process.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(server._listening.Task, ended) == ended)
        {
            var log = server.Log;
            await server.DisposeAsync();
            throw new InvalidOperationException("The server did not start: " + log);
        }

        server.Address = await server._listening.Task;
        return server;
    }

    /// <summary>The program's data services over its database, in another process, so to speak.</summary>
    public DataWorld Look() => new(TestDatabase.SqliteAt(_folder.File("review.db")), owns: false);

    /// <summary>Ends it as a crash would (SIGKILL): nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), as a supervisor does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }

        if (line is not null && ListeningLine.Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine { get; }
}
