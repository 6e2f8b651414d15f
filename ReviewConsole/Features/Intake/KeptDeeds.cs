using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>What came of trying a kept line again: where it went in, or why not.</summary>
internal sealed record RetryAnswer(IntakeAnswer? Became, IReadOnlyList<Refusal> Refusals);

/// <summary>
/// Tries a kept line again. Done either way: it goes in and the row is settled, or its reasons are renewed. Refused only with
/// <c>refused_settled</c>.
/// </summary>
/// <param name="Id">The row; the text of a row never changes.</param>
/// <param name="Reading">The text, read now.</param>
internal sealed record RetryKept(long Id, AppealReading Reading) : Deed<RetryAnswer>
{
    public override May Needs => May.Import;

    public override IReadOnlyList<string> Names => [KeptRows.Name(Id), .. Reading.Message is { } message ? new OpenCase(message).Names : []];

    public override Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) =>
        Reading.Message is { } message ? new OpenCase(message).FindLockedAsync(db, stop) : Task.FromResult<CaseId?>(null);

    public override async Task<Result<RetryAnswer>> DoAsync(DeedScope scope)
    {
        if (await KeptRows.FindAsync(scope, Id) is not { } kept)
        {
            return KeptRows.Settled;
        }

        var opened = Reading.Message is { } message
            ? await new OpenCase(message).DoAsync(scope)
            : Result<IntakeAnswer>.Refused(Reading.Refusals);
        if (!opened.IsDone)
        {
            (kept.RefusedAt, kept.AppealId, kept.Refusals) = (scope.Now, Reading.AppealId, opened.Refusals);
            scope.Append(Streams.Intake, IntakeFacts.Refused(kept.Import, kept.Line, kept.AppealId, kept.Refusals));
            return new RetryAnswer(null, opened.Refusals);
        }

        (kept.SettledAt, kept.BecameCase) = (scope.Now, opened.Answer.Case);
        scope.Append(Streams.Intake, Fact.Of(FactKinds.RefusedSettled, ("import", kept.Import.ToString("D")), ("line", IntakeFacts.Number(kept.Line)),
            ("how", "went_in"), ("appeal", Reading.AppealId), ("case", opened.Answer.Number.Value)));
        return new RetryAnswer(opened.Answer, []);
    }
}

/// <summary>Puts a kept line away: nobody will try it again. Refused with <c>refused_settled</c>.</summary>
internal sealed record PutAway(long Id) : Deed<Done>
{
    public override May Needs => May.Import;

    public override IReadOnlyList<string> Names => [KeptRows.Name(Id)];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await KeptRows.FindAsync(scope, Id) is not { } kept)
        {
            return KeptRows.Settled;
        }

        KeptRows.PutAway(scope, kept);
        return Done.It;
    }
}

/// <summary>Puts many kept lines away at once; those that were dealt with meanwhile are left out. Answers how many it were.</summary>
internal sealed record PutManyAway(IReadOnlyList<long> Ids) : Deed<int>
{
    public override May Needs => May.Import;

    public override IReadOnlyList<string> Names => [.. Ids.Select(KeptRows.Name)];

    public override async Task<Result<int>> DoAsync(DeedScope scope)
    {
        var many = await scope.Db.RefusedAppeals.Where(r => Ids.Contains(r.Id) && r.SettledAt == null).OrderBy(r => r.Id).ToListAsync(scope.Stop);
        many.ForEach(kept => KeptRows.PutAway(scope, kept));
        return many.Count;
    }
}

/// <summary>Records that somebody takes a copy of all kept lines, before they get it.</summary>
internal sealed record CopyKept : Deed<Done>
{
    public override May Needs => May.Import;

    public override Task<Result<Done>> DoAsync(DeedScope scope)
    {
        scope.Append(Streams.Intake, Fact.Of(FactKinds.RefusedCopied));
        return Task.FromResult<Result<Done>>(Done.It);
    }
}

/// <summary>A kept line inside a deed.</summary>
internal static class KeptRows
{
    /// <summary>Somebody else was quicker.</summary>
    public static Refusal Settled => Refusal.Of("refused_settled");

    /// <summary>What is locked while a row is dealt with.</summary>
    public static string Name(long id) => "kept " + IntakeFacts.Number(id);

    /// <summary>Settles a row that nobody will try again.</summary>
    public static void PutAway(DeedScope scope, RefusedAppeal kept)
    {
        kept.SettledAt = scope.Now;
        scope.Append(Streams.Intake, Fact.Of(FactKinds.RefusedSettled, ("import", kept.Import.ToString("D")), ("line", IntakeFacts.Number(kept.Line)),
            ("how", "put_away"), ("appeal", kept.AppealId)));
    }

    /// <summary>The row, while it waits for somebody.</summary>
    public static Task<RefusedAppeal?> FindAsync(DeedScope scope, long id) =>
        scope.Db.RefusedAppeals.SingleOrDefaultAsync(r => r.Id == id && r.SettledAt == null, scope.Stop);
}
