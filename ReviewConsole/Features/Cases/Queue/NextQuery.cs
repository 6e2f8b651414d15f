using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Why an open case is not for somebody now; the first that holds counts.</summary>
public enum WhyNot
{
    /// <summary>Somebody holds it.</summary>
    Held,

    /// <summary>This person has judged it; now another does.</summary>
    Judged,

    /// <summary>It is another's next.</summary>
    Assigned,

    /// <summary>This person may not decide it.</summary>
    Barred,

    /// <summary>This person gave it back.</summary>
    Skipped,

    /// <summary>It is for a lead.</summary>
    BeforeLead,

    /// <summary>It is in a language this person does not read.</summary>
    Language,

    /// <summary>It asks for a skill this person does not have.</summary>
    Skill,

    /// <summary>This person set it aside; it comes back by itself.</summary>
    SetAside,
}

/// <summary>What somebody would be handed now.</summary>
/// <param name="Number">Which case.</param>
/// <param name="Facts">What put it before others.</param>
/// <param name="Refused">Why it would not be handed over all the same; null when it would.</param>
internal sealed record NextLook(CaseNumber Number, NextFacts Facts, Refusal? Refused);

/// <summary>Why there is no next case.</summary>
/// <param name="Counts">How many open cases are not for this person, by reason; empty when nothing is open.</param>
/// <param name="Languages">Languages they do not read, primary tags, the most cases first.</param>
public sealed record NoneNext(IReadOnlyList<(WhyNot Why, CappedCount Count)> Counts, IReadOnlyList<string> Languages);

/// <summary>Looks what is next, without taking it; never what is taken is promised by it.</summary>
internal sealed class NextQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    /// <summary>The languages this person reads.</summary>
    public async Task<IReadOnlyList<string>> ReadsAsync(CurrentPerson me, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ReadsAsync(me.Id, me.Language, stop);
    }

    /// <summary>The case this person would be handed now, with why; null when there is none.</summary>
    public async Task<NextLook?> PeekAsync(CurrentPerson me, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var (id, own) in NextCases.InOrderAsync(db, await ReaderAsync(db, me, now, stop), now, stop))
        {
            // Whoever took it meanwhile does no harm: another look follows.
            var row = await db.CaseRows.AsNoTracking().SingleAsync(r => r.Id == id, stop);
            return new NextLook(row.Number, NextFacts.Of(row, me.Id), await (own
                ? OwnCases.NotEvenOwnAsync(db, me.Id, null, world.Rules, now, stop) : OwnCases.NoOtherAsync(db, me.Id, world.Rules, now, stop)));
        }

        return null;
    }

    /// <summary>Why there is none.</summary>
    public async Task<NoneNext> WhyNoneAsync(CurrentPerson me, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (now, person) = (time.GetUtcNow(), me.Id);
        var reader = await ReaderAsync(db, me, now, stop);
        var barred = db.CaseRows.BarredFor(db, person);
        var open = await db.CaseRows.AsNoTracking().Where(r => r.Lane == Lane.Open).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Take(CappedCount.Most + 1)
            .Select(r => new
            {
                IsHeld = r.ClaimUntil > now,
                r.State,
                r.Assignee,
                r.Language,
                r.BeforeLead,
                r.FirstJudge,
                r.SecondJudge,
                r.Scopes,
                r.Basis,
                r.Kind,
                IsBarred = barred.Contains(r.Id),
                IsSkipped = db.Skips.Any(s => s.Person == person && s.CaseId == r.Id && s.Round == r.Round && (s.Until == null || s.Until > now)),
            })
            .ToListAsync(stop);
        var reasons = open.Select(r => (r.Language, Why: r.IsHeld ? WhyNot.Held
            : r.FirstJudge == person || r.SecondJudge == person ? WhyNot.Judged
            : r.Assignee is { } other && other != person ? WhyNot.Assigned
            : r.IsBarred ? WhyNot.Barred
            : r.IsSkipped ? WhyNot.Skipped
            : (r.BeforeLead || r.State == CaseState.LeadReview) && !reader.IsLead ? WhyNot.BeforeLead
            : r.Assignee == person ? (WhyNot?)null
            : !reader.Languages.Contains(r.Language) ? WhyNot.Language
            : AbleLines.NeededBy(r.Scopes, r.Basis, r.Kind).Except(reader.Has).Any() ? WhyNot.Skill
            : null)).Where(r => r.Why is not null).ToList();
        var aside = await db.CaseRows.CountAsync(r => r.Assignee == person && r.State == CaseState.SetAside, stop);
        return new NoneNext(
            [
                .. reasons.GroupBy(r => r.Why!.Value).OrderBy(g => g.Key).Select(g => (g.Key, new CappedCount(g.Count()))),
                .. aside > 0 ? [(WhyNot.SetAside, new CappedCount(aside))] : Array.Empty<(WhyNot, CappedCount)>(),
            ],
            [.. reasons.Where(r => r.Why == WhyNot.Language).CountBy(r => r.Language).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Key)]);
    }

    private static Task<NextReader> ReaderAsync(ReviewDb db, CurrentPerson me, DateTimeOffset now, CancellationToken stop) =>
        NextReader.ReadAsync(db, me.Id, me.Role, me.Language, now, stop);
}
