using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Benchmarks;

/// <summary>One key: the next case is handed over, synced to disk.</summary>
internal static class Taking
{
    private const int Warm = 40;
    private const int Rounds = 100;

    /// <summary>
    /// Takes the next case through the door, and then sends the same statements, prepared, to a copy made just before, in one transaction. What
    /// was taken is skipped between the rounds, so that each round finds another.
    /// </summary>
    public static async Task<Timing> MeasureAsync(string name, ProgramServices program, FilledDatabase database, PersonId reviewer)
    {
        var copy = await database.CopyAsync();
        try
        {
            using var raw = await RawSqlite.OpenAsync(copy);
            using var log = await StatementLog.OpenAsync();
            IReadOnlyList<Statement> sent = [];
            var timings = await Timing.MeasureAsync(Warm, Rounds, new Contest(
                name,
                async _ => sent = await log.OfAsync(() => TakeAsync(program, reviewer)),
                _ =>
                {
                    raw.Prepare(sent);
                    raw.Write(sent);
                })
            {
                Between = () => SkipAsync(program, reviewer),
            });
            Report.Line(timings[0]);
            return timings[0];
        }
        finally
        {
            copy.Delete();
        }
    }

    private static async Task TakeAsync(ProgramServices program, PersonId reviewer)
    {
        var taken = await program.Door.DoAsync(Actor.Of(reviewer), new TakeNext("en"));
        if (taken is not { IsDone: true, Answer.Number: { } number })
        {
            throw new InvalidOperationException("Nothing was handed over: " + string.Join(", ", taken.Refusals));
        }

        program.Taken = number;
    }

    private static async Task SkipAsync(ProgramServices program, PersonId reviewer)
    {
        var desk = program.NewDesk();
        await desk.OpenAsync(program.Taken);
        var skipped = await program.Door.DoAsync(Actor.Of(reviewer), new SkipCase(desk.Case.Id, desk.Token, SkipReason.MissingData, "UTC"));
        if (!skipped.IsDone)
        {
            throw new InvalidOperationException("A skip was refused: " + string.Join(", ", skipped.Refusals));
        }
    }
}
