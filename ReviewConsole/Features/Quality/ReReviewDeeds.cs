using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>Draws from the decisions of a day, once; answers how many. Refused: <c>sample_drawn</c>.</summary>
/// <param name="Day">The day where the calendar is; it must be over.</param>
/// <param name="Seed">What decides; the fact keeps it, so that anybody can draw again.</param>
/// <param name="Share">Of how many; null for the rule's.</param>
internal sealed record DrawSample(DateOnly Day, int Seed, double? Share = null) : Deed<int>
{
    public override May Needs => May.KeepQuality;

    public override IReadOnlyList<string> Names => ["quality sample"];

    public override async Task<Result<int>> DoAsync(DeedScope scope)
    {
        var zone = scope.World.Calendar.Zone;
        if (Day >= LocalDays.Of(scope.Now, zone) || await scope.Db.SampledDays.AnyAsync(d => d.Day == Day.DayNumber, scope.Stop))
        {
            return Refusal.Of("sample_drawn");
        }

        var (from, until) = (LocalDays.Start(Day, zone), LocalDays.Start(Day.AddDays(1), zone));
        var decisions = await scope.Db.Decisions.AsNoTracking().Where(d => d.DecidedAt >= from && d.DecidedAt < until && d.TakenBackAt == null)
            .Where(d => !scope.Db.Decisions.Any(later => later.CaseId == d.CaseId && later.Round == d.Round && later.Supersedes == d.Id)).ToListAsync(scope.Stop);
        var month = new DateOnly(Day.Year, Day.Month, 1);
        var already = await scope.Db.SampledDays.Where(d => d.Day >= month.DayNumber && d.Day < month.AddMonths(1).DayNumber).SumAsync(d => d.Drawn, scope.Stop);
        var room = Math.Max(0, scope.World.Rules.SampleMonthlyCap - already);
        var share = Share ?? scope.World.Rules.SampleShare;
        var drawn = Sampling.Draw(decisions.Select(d => new Drawable(d.Id, d.CaseId, Stratum(d))), share, room, Seed);
        var byId = decisions.ToDictionary(d => d.Id);
        scope.Db.ReReviews.AddRange(drawn.Select(d => ReReview.Drawn(Guid.CreateVersion7(), byId[d.Decision], scope.Now)));
        scope.Db.SampledDays.Add(new SampledDay { Day = Day.DayNumber, Decisions = decisions.Count, Drawn = drawn.Count, Seed = Seed });
        scope.Append(Streams.Quality, Fact.Of(FactKinds.SampleDrawn, ("day", Day.ToString("O", CultureInfo.InvariantCulture)), ("decisions", Text(decisions.Count)), ("share", share.ToString(CultureInfo.InvariantCulture)),
            ("room", Text(room)), ("seed", Text(Seed)), ("drawn", string.Join(' ', drawn.Select(d => d.Decision.Value.ToString("D"))))));
        return drawn.Count;
    }

    // Outcome, ground, signal, reviewer.
    private static string Stratum(Decision of) => string.Join('|', of.Outcome, of.Grounds.Select(g => g.Code).FirstOrDefault(), of.Findings.Select(f => f.Code).FirstOrDefault(), of.DecidedBy.Value.ToString("N"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Takes the next second look that is for them: what they have in hand already, then cases with a known answer, then what was drawn. Nobody looks
/// again at what they had a part in. Answers its id, or null where nothing waits for them.
/// </summary>
internal sealed record TakeReReview : Deed<Guid?>
{
    // More than a month's draw: whoever had a part in all of them has none to look at.
    private const int LookedThrough = 200;

    public override May Needs => May.WorkCases;

    // Two who look for the next must not find the same.
    public override IReadOnlyList<string> Names => ["quality sample"];

    public override async Task<Result<Guid?>> DoAsync(DeedScope scope)
    {
        var me = scope.Me.Id;
        if (await scope.Db.ReReviews.Where(r => r.JudgedAt == null && r.By == me && r.HeldUntil > scope.Now).OrderBy(r => r.AddedAt).FirstOrDefaultAsync(scope.Stop) is { } mine)
        {
            return (Guid?)mine.Id;
        }

        foreach (var known in await scope.Db.CalibrationCases.AsNoTracking().Where(c => !scope.Db.ReReviews.Any(r => r.Decision == c.Decision && r.By == me && r.Kind == ReReviewKind.Calibration)).OrderBy(c => c.SetAt).ToListAsync(scope.Stop))
        {
            if (await FreeOfAsync(scope, known.Decision) is { } decision)
            {
                var calibrating = ReReview.Calibrating(Guid.CreateVersion7(), decision, known.Known, me, scope.Now);
                scope.Db.ReReviews.Add(calibrating);
                return Taken(scope, calibrating);
            }
        }

        var waiting = scope.Db.ReReviews.Where(r => r.JudgedAt == null && r.Kind == ReReviewKind.Sample && (r.HeldUntil == null || r.HeldUntil <= scope.Now) && r.DecidedBy != me);
        foreach (var drawn in await waiting.OrderBy(r => r.AddedAt).ThenBy(r => r.Id).Take(LookedThrough).ToListAsync(scope.Stop))
        {
            if (await FreeOfAsync(scope, drawn.Decision) is not null && drawn.Take(me, scope.Now).IsDone)
            {
                return Taken(scope, drawn);
            }
        }

        return (Guid?)null;
    }

    private static Result<Guid?> Taken(DeedScope scope, ReReview of)
    {
        scope.Append(Streams.Quality, Fact.Of(FactKinds.ReReviewTaken, ("re_review", of.Id.ToString("D")), ("decision", of.Decision.Value.ToString("D"))));
        return (Guid?)of.Id;
    }

    // The decision, where they had no part in its case and no interest in its account.
    private static async Task<Decision?> FreeOfAsync(DeedScope scope, DecisionId id)
    {
        var me = scope.Me.Id;
        var decision = await scope.Db.Decisions.AsNoTracking().SingleAsync(d => d.Id == id, scope.Stop);
        var part = await scope.Db.Decisions.AnyAsync(d => d.CaseId == decision.CaseId && (d.DecidedBy == me || d.SecondedBy == me), scope.Stop);
        var of = await scope.Db.Cases.AsNoTracking().Where(c => c.Id == decision.CaseId).Select(c => new { c.Judgements, c.Account }).SingleAsync(scope.Stop);
        return part || of.Judgements.Any(j => j.By == me) || scope.Me.DeclaredAccounts.Contains(of.Account.Id) ? null : decision;
    }
}

/// <summary>Judges a decided case without knowing what was decided.</summary>
internal sealed record JudgeReReview(Guid Id, PromisedEffect? Promises, string? Why) : Deed<bool>
{
    public override May Needs => May.WorkCases;

    public override IReadOnlyList<string> Names => ["re-review " + Id.ToString("N")];

    public override async Task<Result<bool>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.ReReviews.SingleOrDefaultAsync(r => r.Id == Id, scope.Stop) is not { } of)
        {
            return Refusal.Of("re_review_unknown");
        }

        var judged = of.Judge(scope.Me.Id, Promises, Why, scope.World.Rules, scope.Now);
        if (judged.IsDone)
        {
            scope.Append(Streams.Quality, judged.Answer);
        }

        return judged.As(_ => of.Agrees == true);
    }
}

/// <summary>Marks a decision by the rubric, when both are known.</summary>
internal sealed record MarkReReview(Guid Id, IReadOnlyDictionary<RubricPoint, RubricMark> Marks) : Deed<Done>
{
    public override May Needs => May.WorkCases;

    public override IReadOnlyList<string> Names => ["re-review " + Id.ToString("N")];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.ReReviews.SingleOrDefaultAsync(r => r.Id == Id, scope.Stop) is not { } of)
        {
            return Refusal.Of("re_review_unknown");
        }

        var marked = of.Mark(scope.Me.Id, Marks);
        if (marked.IsDone)
        {
            scope.Append(Streams.Quality, marked.Answer);
        }

        return marked.As(_ => Done.It);
    }
}

/// <summary>
/// Says what the right answer of a decided case is, so that everybody can be compared with it. Refused: <c>calibration_set</c>, <c>calibration_undecided</c>,
/// <c>calibration_why</c>, <c>calibration_own</c>.
/// </summary>
internal sealed record SetCalibration(CaseNumber Number, PromisedEffect Known, string? Why) : Deed<Done>
{
    public override May Needs => May.Calibrate;

    public override IReadOnlyList<string> Names => ["quality sample"];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var found = await scope.Db.Cases.AsNoTracking().Include(c => c.Decisions).SingleOrDefaultAsync(c => c.Number == Number, scope.Stop);
        if (found?.Decided is not { } decision)
        {
            return Refusal.On("calibration:number", "calibration_undecided");
        }

        var why = Why?.Trim() ?? "";
        if (why.Length == 0 || why.Length > scope.World.Rules.LongestReason)
        {
            return Refusal.On("calibration:why", "calibration_why", ("most", scope.World.Rules.LongestReason.ToString(CultureInfo.InvariantCulture)));
        }

        if (decision.IsOf(scope.Me.Id))
        {
            return Refusal.On("calibration:number", "calibration_own");
        }

        if (await scope.Db.CalibrationCases.AnyAsync(c => c.Decision == decision.Id, scope.Stop))
        {
            return Refusal.On("calibration:number", "calibration_set");
        }

        scope.Db.CalibrationCases.Add(new CalibrationCase { Decision = decision.Id, Case = found.Id, Known = Known, Why = why, SetBy = scope.Me.Id, SetAt = scope.Now });
        scope.Append(Streams.Quality, Fact.Of(FactKinds.CalibrationSet, ("decision", decision.Id.Value.ToString("D")), ("known", Known.ToString().ToLowerInvariant())).With(("why", why)));
        return Done.It;
    }
}
