using System.Diagnostics.CodeAnalysis;
using System.Globalization;

/// <summary>
/// Runs inside the measured server (the runtime's <c>DOTNET_STARTUP_HOOKS</c>): answers every line of standard input with how many bytes
/// are alive after a full collection. So the program itself needs no door for that.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for this name outside of any namespace.")]
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for this name outside of any namespace.")]
internal static class StartupHook
{
    /// <summary>What an answer begins with.</summary>
    public const string Answer = "alive ";

    /// <summary>Called by the runtime before the program begins.</summary>
    public static void Initialize() => new Thread(Listen) { IsBackground = true }.Start();

    private static void Listen()
    {
        while (Console.In.ReadLine() is not null)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            Console.Out.WriteLine(Answer + GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }
}
