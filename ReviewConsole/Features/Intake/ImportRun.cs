using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Brings a file in, line by line: many lines under way at once, told in the order of the file. Holds no more of the file than the lines
/// under way.
/// </summary>
internal sealed class ImportRun(LineIntake intake, DeedDoor door, Database database)
{
    /// <summary>Brings the file in; refused lines are kept.</summary>
    /// <param name="actor">Who brings it.</param>
    /// <param name="source">The file's name.</param>
    /// <param name="file">The file; read once, from where it stands.</param>
    /// <param name="tell">Told of every line, in the order of the file, with the counts so far.</param>
    /// <param name="stop">Stops reading; lines under way are finished and told.</param>
    /// <exception cref="NotAllowedException">The actor may not import, or not any more.</exception>
    public async Task<ImportEnd> RunAsync(
        Actor actor, string source, Stream file, Func<LineOutcome, ImportTally, ValueTask> tell, CancellationToken stop = default)
    {
        var ticket = new ImportTicket(Guid.CreateVersion7(), actor, SourceName(source));
        using var lines = new LineReader(file);
        var underWay = new UnderWay(tell);
        var end = await ReadAsync(ticket, lines, underWay, stop);
        var finished = await door.DoAsync(actor, new FinishImport(ticket.Id, ticket.Source, end.Ending, end.Tally), CancellationToken.None);
        LineIntake.MustBeAllowed(finished.Refusals);
        return end;
    }

    private async Task<ImportEnd> ReadAsync(ImportTicket ticket, LineReader lines, UnderWay underWay, CancellationToken stop)
    {
        var (turns, together) = (new Turns(), new Together(door, ticket.Actor, UnderWay.Most(database)));
        ImportLine? held = null;
        try
        {
            var isFirst = true;
            await foreach (var line in lines.ReadAsync(stop))
            {
                if (isFirst)
                {
                    isFirst = false;
                    if (NotJsonLines.Knows(line, lines.BeginsAsText) is { } why)
                    {
                        return new ImportEnd(ImportEnding.Unusable, default, why);
                    }

                    // Whether it is the whole file, the next line will tell.
                    held = line;
                    continue;
                }

                if (held is not null)
                {
                    underWay.Add(intake.TakeAsync(ticket, held, turns, together));
                    held = null;
                }

                underWay.Add(intake.TakeAsync(ticket, line, turns, together));
                await underWay.TellAsync(UnderWay.Gathering);
            }
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

        if (held is not null)
        {
            if (NotJsonLines.KnowsAlone(held) is { } why)
            {
                return new ImportEnd(ImportEnding.Unusable, default, why);
            }

            underWay.Add(intake.TakeAsync(ticket, held, turns, together));
        }

        await underWay.TellAsync(0);
        return new ImportEnd(ImportEnding.Finished, underWay.Tally with { Bytes = lines.Position });
    }

    private static string SourceName(string source) => Path.GetFileName(source) is { Length: > 0 } name ? name[..Math.Min(name.Length, 200)] : source;
}
