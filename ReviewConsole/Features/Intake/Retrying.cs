using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>Tries kept lines again: after the platform or we ourselves mended what was in the way.</summary>
internal sealed class Retrying(KeptLines kept, DeedDoor door, ReviewCatalogue catalogue, TimeProvider time, Database database)
{
    /// <summary>Tries one again. Refused with <c>refused_settled</c>, or <c>refused_cut</c> where the line was not kept whole.</summary>
    public async Task<Result<RetryAnswer>> OneAsync(Actor actor, long id, CancellationToken stop = default) =>
        await kept.FindAsync(id, stop) is not { } row ? KeptRows.Settled
        : row.IsWhole ? await door.DoAsync(actor, new RetryKept(id, Read(row)), CancellationToken.None)
        : Refusal.Of("refused_cut");

    /// <summary>Tries all again that wait now and were kept whole, oldest first.</summary>
    /// <param name="actor">Who tries.</param>
    /// <param name="tell">Told of every line, with the counts so far.</param>
    /// <param name="stop">Stops beginning; lines under way are finished and told.</param>
    /// <exception cref="NotAllowedException">The actor may not import, or not any more.</exception>
    public async Task<ImportEnd> AllAsync(Actor actor, Func<LineOutcome, ImportTally, ValueTask> tell, CancellationToken stop = default)
    {
        var (turns, underWay) = (new Turns(), new UnderWay(tell));
        try
        {
            await foreach (var row in kept.AllAsync(stop))
            {
                if (row.IsWhole)
                {
                    underWay.Add(TakeAsync(actor, row, turns));
                    await underWay.TellAsync(UnderWay.Most(database));
                }
            }

            await underWay.TellAsync(0);
            return new ImportEnd(ImportEnding.Finished, underWay.Tally);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await underWay.TellAsync(0);
            return new ImportEnd(ImportEnding.Stopped, underWay.Tally);
        }
        finally
        {
            await underWay.SettleAsync();
        }
    }

    private async Task<LineOutcome> TakeAsync(Actor actor, RefusedAppeal row, Turns turns)
    {
        var deed = new RetryKept(row.Id, Read(row));
        using var turn = turns.Take(deed.Names);
        await turn.Mine;
        var tried = await door.DoAsync(actor, deed, CancellationToken.None);
        LineIntake.MustBeAllowed(tried.Refusals);

        // Somebody else was quicker with this row: told as that.
        return tried.IsDone
            ? new LineOutcome(row.Line, row.AppealId, tried.Answer.Became, tried.Answer.Refusals, Warnings(tried.Answer.Became, deed.Reading), 0)
            : new LineOutcome(row.Line, row.AppealId, null, tried.Refusals, [], 0);
    }

    private AppealReading Read(RefusedAppeal row) => AppealReader.Read(row.Text, catalogue, time.GetUtcNow());

    private static IReadOnlyList<Refusal> Warnings(IntakeAnswer? became, AppealReading reading) =>
        became is { Kind: not IntakeKind.Known } ? reading.Warnings : [];
}
