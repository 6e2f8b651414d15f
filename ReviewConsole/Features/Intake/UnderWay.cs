using ReviewConsole.Data.Setup;

namespace ReviewConsole.Features.Intake;

/// <summary>Lines that are being let in, in the order of the file, and the counts of those that were told.</summary>
internal sealed class UnderWay(Func<LineOutcome, ImportTally, ValueTask> tell)
{
    private readonly Queue<Task<LineOutcome>> _lines = new();

    /// <summary>How many lines may be under way at once where they are let in together: while some are, the next are read.</summary>
    public const int Gathering = 2 * Together.Most;

    /// <summary>
    /// How many deeds should be under way at once. SQLite commits what waits together, so many should wait; on PostgreSQL each takes a
    /// connection from everybody else.
    /// </summary>
    public static int Most(Database database) => database.Provider == DatabaseProvider.Sqlite ? 32 : 8;

    /// <summary>What was told so far.</summary>
    public ImportTally Tally { get; private set; }

    /// <summary>One line more.</summary>
    public void Add(Task<LineOutcome> line) => _lines.Enqueue(line);

    /// <summary>Tells what is done, and waits until at most so many are under way.</summary>
    public async Task TellAsync(int most)
    {
        while (_lines.TryPeek(out var first) && (_lines.Count > most || first.IsCompleted))
        {
            var line = await _lines.Dequeue();
            Tally = Tally.With(line);
            await tell(line, Tally);
        }
    }

    /// <summary>Waits until nothing is under way any more, however it ended.</summary>
    public async Task SettleAsync() =>
        await ((Task)Task.WhenAll(_lines)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
