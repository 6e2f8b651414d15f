using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Plans who would get what, before anything happens.</summary>
public sealed class DistributionQuery(IDbContextFactory<ReviewDb> databases, BoardQuery board)
{
    /// <summary>The most that is distributed at once.</summary>
    public const int Most = 1000;

    /// <summary>The plan for the most urgent unassigned cases.</summary>
    /// <param name="many">How many cases; up to <see cref="Most"/>.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="stop">Stops reading.</param>
    public Task<(IReadOnlyList<PlannedAssignment> Plan, Board Board)> PlanAsync(int many, CurrentPerson me, CancellationToken stop = default) => PlanAsync(many, me.Zone, stop);

    /// <summary>The same with the days of a time zone.</summary>
    public async Task<(IReadOnlyList<PlannedAssignment> Plan, Board Board)> PlanAsync(int many, TimeZoneInfo zone, CancellationToken stop = default)
    {
        var now = await board.ReadAsync(zone, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Unassigned(now.Now).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Take(Math.Clamp(many, 0, Most))
            .Select(r => new { r.Id, r.Number, r.Language, r.Scopes, r.Basis, r.Kind, r.BeforeLead, r.Round }).ToListAsync(stop);
        var notFor = await NotForAsync(db, rows.ConvertAll(r => r.Id), stop);
        var people = Candidates(now);
        return (Distribution.Plan(rows.Select(r => new UnassignedCase(
            r.Id, r.Number, r.Language, [.. AbleLines.NeededBy(r.Scopes, r.Basis, r.Kind)], notFor[r.Id].ToHashSet(), r.BeforeLead)), people), now);
    }

    /// <summary>A plan in pieces that one deed each assigns; by person, so that few people are in each.</summary>
    internal static IEnumerable<IReadOnlyList<(CaseId Case, PersonId To)>> InDeeds(IEnumerable<PlannedAssignment> plan) =>
        plan.Where(p => p.To is not null).Select(p => (p.Case.Id, p.To!.Value)).OrderBy(p => p.Value.Value).Chunk(AssignPlanned.Most);

    /// <summary>Who may be given cases.</summary>
    internal static IReadOnlyList<Candidate> Candidates(Board of) =>
        [.. of.People.Select(p => new Candidate(p.Id, p.Reads, p.Has, p.Load, p.AwayUntil is not null, p.Role == Role.Lead))];

    /// <summary>Who may not decide one of these, or gave it back; why somebody gave it back is theirs.</summary>
    internal static async Task<ILookup<CaseId, PersonId>> NotForAsync(ReviewDb db, List<CaseId> cases, CancellationToken stop)
    {
        var gaveBack = await db.CaseRows.AsNoTracking().Where(r => cases.Contains(r.Id)).Join(db.Skips, r => r.Id, s => s.CaseId, (r, s) => new { r.Id, s.Person, s.Round, Now = r.Round })
            .Where(s => s.Round == s.Now).Select(s => new { s.Id, s.Person }).ToListAsync(stop);
        return (await BoardQuery.BarredOfAsync(db, cases, stop)).Concat(gaveBack.Select(s => (Case: s.Id, s.Person))).ToLookup(n => n.Case, n => n.Person);
    }
}
