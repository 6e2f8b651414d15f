using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>For whom a next case is looked for.</summary>
/// <param name="Person">Who.</param>
/// <param name="IsLead">Whether what is put before a lead is for them.</param>
/// <param name="Languages">The languages they read, primary tags.</param>
internal sealed record NextReader(PersonId Person, bool IsLead, IReadOnlyList<string> Languages)
{
    /// <summary>What they are able for; everything where nothing was said.</summary>
    public IReadOnlyList<Skill> Has { get; init; } = Skills.All;

    /// <summary>Somebody as the database knows them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="person">Who.</param>
    /// <param name="role">Their role.</param>
    /// <param name="screens">The language of their screens, for who chose no languages.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="stop">Stops reading.</param>
    public static async Task<NextReader> ReadAsync(ReviewDb db, PersonId person, Role role, string screens, DateTimeOffset now, CancellationToken stop)
    {
        var kept = await db.Users.Where(p => p.Id == person.Value).Select(p => new { p.Reads, p.Skills, p.DeputyUntil }).SingleOrDefaultAsync(stop);
        return new NextReader(person, role == Role.Lead || kept?.DeputyUntil > now, LanguagesRead.Of(kept?.Reads ?? "", screens)) { Has = Skills.Of(kept?.Skills) };
    }
}

/// <summary>Which cases somebody may be handed, and in which order: what is assigned to them, then by the stored urgency.</summary>
internal static class NextCases
{
    // Enough for everybody who reaches for a case at the same moment; who needs more asks again for four times as many.
    private const int First = 16;
    private const int More = 4;

    /// <summary>
    /// The cases for this person, the most deserving first, what is theirs already before all others. Read piece by piece: who takes the first
    /// reads no others.
    /// </summary>
    public static async IAsyncEnumerable<(CaseId Id, bool Own)> InOrderAsync(
        ReviewDb db, NextReader reader, DateTimeOffset now, [EnumeratorCancellation] CancellationToken stop = default)
    {
        IReadOnlyList<IQueryable<CaseRow>>[] inTurn =
        [
            [Assigned(db, reader, now)],
            [.. reader.Languages.Select(language => InLanguage(db, reader, language, now))],
        ];
        foreach (var (turn, ranges) in inTurn.Index())
        {
            await foreach (var id in MergedAsync(ranges, stop))
            {
                yield return (id, turn == 0);
            }
        }
    }

    /// <summary>Asks again of one case; behind its lock the answer holds.</summary>
    public static async Task<bool> IsForAsync(ReviewDb db, NextReader reader, CaseId id, DateTimeOffset now, CancellationToken stop)
    {
        var languages = reader.Languages;
        var free = Free(db, reader, now).Where(r => r.Id == id);
        return await free.AnyAsync(r => r.Assignee == reader.Person, stop)
            || await free.AbleFor(reader.Has).AnyAsync(r => r.Assignee == null && languages.Contains(r.Language) && (reader.IsLead || !r.BeforeLead), stop);
    }

    /// <summary>True for a line that somebody may not decide: they declared an interest in the account, or decided an earlier round.</summary>
    public static IQueryable<CaseId> BarredFor(this IQueryable<CaseRow> rows, ReviewDb db, PersonId person) => rows.OfInterest(db, person).Select(r => r.Id).Concat(rows.Where(r =>
        (r.Round > 1 && db.Decisions.Any(d => d.CaseId == r.Id && d.Round < r.Round && (d.DecidedBy == person || d.SecondedBy == person)))
        || r.FirstJudge == person || r.SecondJudge == person).Select(r => r.Id));

    // Somebody decided that it is theirs, so neither its language nor what it asks for is a question any more.
    private static IQueryable<CaseRow> Assigned(ReviewDb db, NextReader reader, DateTimeOffset now) =>
        Free(db, reader, now).Where(r => r.Assignee == reader.Person);

    private static IQueryable<CaseRow> InLanguage(ReviewDb db, NextReader reader, string language, DateTimeOffset now)
    {
        var rows = Free(db, reader, now).Where(r => r.Lane == Lane.Open && r.Language == language && r.Assignee == null).AbleFor(reader.Has);
        return reader.IsLead ? rows : rows.Where(r => !r.BeforeLead);
    }

    // By state alone: the lane would tempt the database to read it from end to end for the few that are assigned to somebody.
    private static IQueryable<CaseRow> Free(ReviewDb db, NextReader reader, DateTimeOffset now)
    {
        var (person, lead) = (reader.Person, reader.IsLead);
        return db.CaseRows.AsNoTracking()
            .Where(r => r.ClaimUntil == null || r.ClaimUntil <= now)
            .Where(r => r.State == CaseState.Queued || r.State == CaseState.InReview
                || ((r.State == CaseState.SecondReview || (lead && r.State == CaseState.LeadReview)) && r.FirstJudge != person && r.SecondJudge != person))
            .Where(r => !db.Skips.Any(s => s.Person == person && s.CaseId == r.Id && s.Round == r.Round && (s.Until == null || s.Until > now)))
            .NotOfInterest(db, person)
            .Where(r => r.Round == 1 || !db.Decisions.Any(d => d.CaseId == r.Id && d.Round < r.Round && (d.DecidedBy == person || d.SecondedBy == person)));
    }

    // A range of the index for each language, so that the many in one language do not stand before the few in another.
    private static async IAsyncEnumerable<CaseId> MergedAsync(IReadOnlyList<IQueryable<CaseRow>> ranges, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<CaseId>();
        var more = true;
        for (var size = First; more; size *= More)
        {
            more = false;
            var found = new List<(CaseId Id, DateTimeOffset UrgentAt)>();
            foreach (var range in ranges)
            {
                var some = await range.OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Take(size).Select(r => new { r.Id, r.UrgentAt }).ToListAsync(stop);
                found.AddRange(some.Select(s => (s.Id, s.UrgentAt)));
                more |= some.Count == size;
            }

            // Behind the place where one range was cut off, another may go on before it.
            var inOrder = found.OrderBy(f => f.UrgentAt).ThenBy(f => f.Id).Take(more ? size : found.Count);
            foreach (var (id, _) in inOrder.Where(f => seen.Add(f.Id)).ToList())
            {
                yield return id;
            }
        }
    }
}
