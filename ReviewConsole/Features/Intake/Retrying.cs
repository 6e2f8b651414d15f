using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>Tries kept lines again: after the platform or we ourselves mended what was in the way.</summary>
internal sealed class Retrying(KeptLines kept, DeedDoor door, ReviewCatalogue catalogue, TimeProvider time)
{
    /// <summary>Tries one again. Refused with <c>refused_settled</c>, or <c>refused_cut</c> where the line was not kept whole.</summary>
    public async Task<Result<RetryAnswer>> OneAsync(Actor actor, long id, CancellationToken stop = default) =>
        await kept.FindAsync(id, stop) is { } row ? await OneAsync(actor, row) : KeptRows.Settled;

    /// <summary>Tries all again that wait now and were kept whole.</summary>
    /// <param name="actor">Who tries.</param>
    /// <param name="tell">Told of every line, with the counts so far.</param>
    /// <param name="stop">Stops after the line under way.</param>
    /// <exception cref="NotAllowedException">The actor may not import, or not any more.</exception>
    public async Task<ImportEnd> AllAsync(Actor actor, Func<LineOutcome, ImportTally, ValueTask> tell, CancellationToken stop = default)
    {
        var tally = default(ImportTally);
        try
        {
            await foreach (var row in kept.AllAsync(stop))
            {
                var tried = await OneAsync(actor, row);
                LineIntake.MustBeAllowed(tried.Refusals);
                if (tried.IsDone)
                {
                    var line = new LineOutcome(row.Line, row.AppealId, tried.Answer.Became, tried.Answer.Refusals, [], 0);
                    tally = tally.With(line);
                    await tell(line, tally);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new ImportEnd(ImportEnding.Stopped, tally);
        }

        return new ImportEnd(ImportEnding.Finished, tally);
    }

    private async Task<Result<RetryAnswer>> OneAsync(Actor actor, RefusedAppeal row) => row.IsWhole
        ? await door.DoAsync(actor, new RetryKept(row.Id, AppealReader.Read(row.Text, catalogue, time.GetUtcNow())), CancellationToken.None)
        : Refusal.Of("refused_cut");
}
