using System.Diagnostics;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// Whose turn it is to begin, where several programs write one database: the server, and a command beside it. SQLite wakes nobody who
/// waits, so a busy writer would have begun again before a waiting one looks. Whoever begins takes the turn first and gives it away once
/// begun; the one before cannot come back in between.
/// </summary>
internal static class SqliteTurn
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Waits for the turn. Goes on without it where the folder lets nobody write a file, and after three seconds: a program that was stopped
    /// in its turn must not keep all others from writing. SQLite itself decides then, and says what is wrong.
    /// </summary>
    /// <param name="database">The file of the database.</param>
    public static async Task<IDisposable?> TakeAsync(string database)
    {
        var asked = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Look);
        while (Stopwatch.GetElapsedTime(asked) < Longest)
        {
            try
            {
                // Never deleted: whoever opened it before the deletion would hold a lock that nobody else can see.
                return new FileStream(database + ".turn", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (UnauthorizedAccessException)
            {
                return null;
            }
            catch (IOException) when (File.Exists(database + ".turn"))
            {
                await timer.WaitForNextTickAsync();
            }
            catch (IOException)
            {
                return null;
            }
        }

        return null;
    }
}
