using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ReviewConsole.Benchmarks;

/// <summary>The console, serving, as a process of its own that tells how much memory is alive in it.</summary>
internal sealed class MeasuredServer : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private readonly Process _process;

    private MeasuredServer(Process process)
    {
        _process = process;
        _ = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it on a free port of loopback.</summary>
    public static async Task<MeasuredServer> StartAsync(FilledDatabase database, params string[] settings)
    {
        var server = new MeasuredServer(ProgramProcess.Start(
            database.ConnectionString,
            ["--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", .. settings],
            start => start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(MeasuredServer).Assembly.Location));
        server.Address = (await server.HearAsync(Listening)).Trim();
        return server;
    }

    /// <summary>Bytes alive after a full collection.</summary>
    public async Task<long> AliveAsync()
    {
        await _process.StandardInput.WriteLineAsync("alive");
        await _process.StandardInput.FlushAsync();
        return long.Parse(await HearAsync(StartupHook.Answer), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    // What nobody reads fills the pipe, and a program that cannot say what it has to say waits.
    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _said.Writer.TryWrite(line);
            if (!line.Contains(Listening, StringComparison.Ordinal) && !line.Contains(StartupHook.Answer, StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync(line);
            }
        }

        _said.Writer.Complete(new InvalidOperationException("The server ended."));
    }

    private async Task<string> HearAsync(string beginning)
    {
        while (true)
        {
            var line = await _said.Reader.ReadAsync();
            if (line.IndexOf(beginning, StringComparison.Ordinal) is >= 0 and var at)
            {
                return line[(at + beginning.Length)..];
            }
        }
    }
}
