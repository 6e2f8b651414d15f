namespace ReviewConsole.Platform;

/// <summary>A verb of the command line that a room fills in.</summary>
/// <param name="Build">Makes the verb; its action gets the program's services through the host.</param>
public sealed record CommandVerb(Func<CommandHost, System.CommandLine.Command> Build);

/// <summary>What a verb needs: services made for this call (no background loops, no web server), and where the caller stands.</summary>
/// <param name="RunAsync">Makes the services, opens and migrates the database, says on standard error which one, runs the work, gives its exit code.</param>
/// <param name="WorkingDirectory">The caller's folder; relative paths on the command line count from here.</param>
public sealed record CommandHost(Func<Func<IServiceProvider, CancellationToken, Task<int>>, CancellationToken, Task<int>> RunAsync, string WorkingDirectory)
{
    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }
}
