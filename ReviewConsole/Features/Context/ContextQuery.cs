using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Context;

/// <summary>Another case, as the context of one shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AccountId">The account's id as sent; masked before it is shown.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReceivedAt">When its appeal was received (UTC).</param>
/// <param name="Shared">What it has in common; empty for the same account.</param>
/// <param name="Decided">Its latest decision; null while there is none.</param>
public sealed record OtherCase(
    CaseNumber Number, string AccountId, CaseState State, DateTimeOffset ReceivedAt, IReadOnlyList<LinkKind> Shared, OtherDecision? Decided);

/// <summary>What was decided on another case.</summary>
/// <param name="Outcome">Approved or denied.</param>
/// <param name="Grounds">Codes of the grounds.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When (UTC).</param>
public sealed record OtherDecision(Outcome Outcome, IReadOnlyList<string> Grounds, PersonId By, DateTimeOffset At);

/// <summary>What else is known around a case.</summary>
/// <param name="Own">Other cases of the same account, the latest first.</param>
/// <param name="Linked">Cases of other accounts that share something, the most in common first.</param>
/// <param name="MoreLinked">True when there are more than are shown.</param>
/// <param name="Names">Working names of who decided.</param>
public sealed record CaseContext(
    IReadOnlyList<OtherCase> Own, IReadOnlyList<OtherCase> Linked, bool MoreLinked, IReadOnlyDictionary<PersonId, ReviewerName> Names);

/// <summary>Reads earlier and linked cases. Bounded, however many accounts share a fingerprint.</summary>
public sealed class ContextQuery(IDbContextFactory<ReviewDb> databases, PeopleNames people)
{
    /// <summary>How many of each are shown.</summary>
    public const int Most = 12;

    private const int Looked = 200;

    /// <summary>The context of a case.</summary>
    public async Task<CaseContext> OfAsync(Case of, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = SearchText.Account(of.Account.Id) ?? "";
        var shared = await SharedAsync(db, of.Id, stop);
        var ids = shared.Keys.ToList();
        var rows = await db.CaseRows.AsNoTracking()
            .Where(r => r.Id != of.Id && (r.SearchAccount == account || ids.Contains(r.Id)))
            .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(Looked)
            .Select(r => new { r.Id, r.Number, r.AccountId, r.State, r.ReceivedAt, Own = r.SearchAccount == account }).ToListAsync(stop);
        var own = rows.Where(r => r.Own).Take(Most).ToList();
        var linked = rows.Where(r => !r.Own).OrderByDescending(r => shared[r.Id].Count).ToList();
        var shown = own.Concat(linked.Take(Most)).ToList();
        var decisions = await DecisionsAsync(db, [.. shown.Select(r => r.Id)], stop);
        var cases = shown.ToDictionary(r => r.Id, r => new OtherCase(
            r.Number, r.AccountId, r.State, r.ReceivedAt, r.Own ? [] : shared[r.Id], decisions.GetValueOrDefault(r.Id)));
        return new CaseContext(
            [.. own.Select(r => cases[r.Id])], [.. linked.Take(Most).Select(r => cases[r.Id])], linked.Count > Most,
            await people.OfAsync(decisions.Values.Select(d => d.By), stop));
    }

    private static async Task<Dictionary<CaseId, IReadOnlyList<LinkKind>>> SharedAsync(ReviewDb db, CaseId id, CancellationToken stop)
    {
        var found = await db.CaseLinks.AsNoTracking().Where(mine => mine.Case == id)
            .Join(db.CaseLinks, mine => new { mine.Kind, mine.Hash }, other => new { other.Kind, other.Hash }, (_, other) => new { other.Case, other.Kind })
            .Where(other => other.Case != id).OrderByDescending(other => other.Case).Take(Looked).ToListAsync(stop);
        return found.GroupBy(f => f.Case).ToDictionary(g => g.Key, g => (IReadOnlyList<LinkKind>)[.. g.Select(f => f.Kind).Distinct().Order()]);
    }

    private static async Task<Dictionary<CaseId, OtherDecision>> DecisionsAsync(ReviewDb db, IReadOnlyList<CaseId> ids, CancellationToken stop)
    {
        var made = await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.TakenBackAt == null)
            .Select(d => new { d.CaseId, d.Outcome, d.Grounds, d.DecidedBy, d.DecidedAt }).ToListAsync(stop);
        return made.GroupBy(d => d.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.DecidedAt) is var last
            ? new OtherDecision(last!.Outcome, [.. last.Grounds.Select((GroundStatement ground) => ground.Code)], last.DecidedBy, last.DecidedAt) : null!);
    }
}
