using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>A second look as its page shows it. What was decided is there only when whoever looks has judged.</summary>
/// <param name="Of">The second look.</param>
/// <param name="Case">The case.</param>
/// <param name="Round">The round that was decided.</param>
/// <param name="Decided">The decision; null before they judged.</param>
/// <param name="By">Who decided, by working name; null before.</param>
/// <param name="KnownWhy">Why the known answer is right; null before, and where none is known.</param>
/// <param name="IsMine">The reader looks, or looked.</param>
public sealed record ReReviewSheet(ReReview Of, Case Case, int Round, Decision? Decided, string? By, string? KnownWhy, bool IsMine);

/// <summary>Reads second looks.</summary>
internal sealed class ReReviewQuery(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>One, for whoever it is in the hands of; when it is judged also for leads. Null for everybody else.</summary>
    public async Task<ReReviewSheet?> ReadAsync(Guid id, CurrentPerson me, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var of = await db.ReReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (of is null || (of.By != me.Id && !(of.Answer is not null && me.May(May.Calibrate))))
        {
            return null;
        }

        var subject = await db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Messages).Include(c => c.Decisions).SingleAsync(c => c.Id == of.Case, stop);
        var decision = subject.Decisions.Single(d => d.Id == of.Decision);
        var known = of.Answer is null ? null : await db.CalibrationCases.AsNoTracking().Where(c => c.Decision == of.Decision).Select(c => c.Why).SingleOrDefaultAsync(stop);
        var by = of.Answer is null ? null : await db.Users.AsNoTracking().Where(p => p.Id == of.DecidedBy.Value).Select(p => p.Alias).SingleOrDefaultAsync(stop);
        return new ReReviewSheet(of, subject, decision.Round, of.Answer is null ? null : decision, by, known, of.By == me.Id);
    }

    /// <summary>What the reader looked at again, the latest first.</summary>
    public async Task<IReadOnlyList<(ReReview Of, CaseNumber Number)>> OwnAsync(PersonId me, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = await db.ReReviews.AsNoTracking().Where(r => r.By == me && r.JudgedAt != null).OrderByDescending(r => r.JudgedAt).Take(50)
            .Join(db.CaseRows, r => r.Case, c => c.Id, (r, c) => new { Of = r, c.Number }).ToListAsync(stop);
        return own.ConvertAll(o => (o.Of, o.Number));
    }

    /// <summary>How many drawn cases wait for somebody's second look.</summary>
    public async Task<int> WaitingAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ReReviews.CountAsync(r => r.JudgedAt == null && r.Kind == ReReviewKind.Sample, stop);
    }
}
