using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>One import: who brings which file.</summary>
/// <param name="Id">Its id in facts and kept lines.</param>
/// <param name="Actor">Who.</param>
/// <param name="Source">The file's name.</param>
internal sealed record ImportTicket(Guid Id, Actor Actor, string Source);

/// <summary>It is not the line that is refused but the person: they may not, or not any more.</summary>
internal sealed class NotAllowedException(Refusal why) : Exception(why.Code)
{
    /// <summary>The refusal.</summary>
    public Refusal Why => why;
}

/// <summary>Reads one line and lets the appeal in; what is refused is kept for the lead with its reasons.</summary>
internal sealed class LineIntake(DeedDoor door, ReviewCatalogue catalogue, TimeProvider time)
{
    /// <summary>Lets one line in. Lines that share an appeal or a restriction must be given in the order of the file.</summary>
    /// <exception cref="NotAllowedException">The actor may not import.</exception>
    public async Task<LineOutcome> TakeAsync(ImportTicket ticket, ImportLine line, Turns turns, Together together)
    {
        var reading = AppealReader.Read(line.Bytes.Span, catalogue, time.GetUtcNow());
        if (reading.Message is not { } message)
        {
            return await KeepAsync(ticket, line, reading.AppealId, reading.Refusals);
        }

        var deed = new OpenCase(message);
        using var turn = turns.Take(deed.Names);
        await turn.Mine;

        // Not cancelled on the way: whoever stops an import wants to know what went in.
        var opened = await together.DoAsync(new WantedCase(deed), deed, answer => answer);
        return opened.IsDone
            ? new LineOutcome(line.Number, message.AppealId, opened.Answer, [], opened.Answer.Kind == IntakeKind.Known ? [] : reading.Warnings, line.End)
            : await KeepAsync(ticket, line, message.AppealId, opened.Refusals);
    }

    /// <summary>Throws where the actor is refused instead of what they bring.</summary>
    public static void MustBeAllowed(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.FirstOrDefault(r => r.Code is "not_allowed" or "not_signed_in") is { } why)
        {
            throw new NotAllowedException(why);
        }
    }

    private async Task<LineOutcome> KeepAsync(ImportTicket ticket, ImportLine line, string? appealId, IReadOnlyList<Refusal> refusals)
    {
        MustBeAllowed(refusals);
        var (text, isExact) = line.AsText();
        var kept = await door.DoAsync(
            ticket.Actor, new KeepRefused(ticket.Id, ticket.Source, line.Number, appealId, refusals, text, isExact, line.Hash), CancellationToken.None);
        MustBeAllowed(kept.Refusals);
        return new LineOutcome(line.Number, appealId, null, refusals, [], line.End);
    }
}
