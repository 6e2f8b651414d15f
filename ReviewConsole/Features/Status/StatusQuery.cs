using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Status;

/// <summary>A case as its appellant sees it.</summary>
/// <param name="Case">The case; the page shows of it what an appellant may see.</param>
/// <param name="World">Catalogue, numbers and calendar in force.</param>
/// <param name="Now">The instant (UTC).</param>
public sealed record StatusView(Case Case, CaseWorld World, DateTimeOffset Now)
{
    /// <summary>The decision, from when it can no longer be taken back; null before.</summary>
    public Decision? Decision => Case.Decided is { } decided && !decided.CanBeTakenBack(World.Rules, Now) ? decided : null;

    /// <summary>Where it stands, as a word: who has it in hand, and that a second person looks, is not said.</summary>
    public string State => Decision is { } decision
        ? Case.State switch
        {
            CaseState.Applied => decision.Outcome == Outcome.Deny ? "denied" : "done",
            CaseState.EffectRefused => "not_done",
            _ => decision.Outcome == Outcome.Deny ? "denied" : "approved",
        }
        : Case.State switch
        {
            CaseState.Waiting => Case.WaitingFor == WaitingFor.Appellant ? "waiting_for_you" : "waiting_for_check",
            CaseState.Queued or CaseState.SetAside => "received",
            CaseState.Withdrawn => "withdrawn",
            CaseState.Overtaken => "overtaken",
            CaseState.Dismissed => "dismissed",
            _ => "in_review",
        };

    /// <summary>Something can still be said, asked and taken back.</summary>
    public bool IsOpen => CaseMoves.IsOpen(Case.State);

    /// <summary>They were asked to show who they are, for something beside the appeal: the ways stand there also when the appeal is over.</summary>
    public bool Verifies => Case.Rights.Any(r => r.State == RightState.ToVerify);

    /// <summary>The text of an answer, as it was sent.</summary>
    public string TextOf(RightAnswer answer) => Case.Messages.First(m => m.Id == answer.Message).Text;

    /// <summary>Ways to show ownership without a face, as they stand: those that can be used or were.</summary>
    public IReadOnlyList<RouteStanding> Routes =>
        [.. Case.Routes(World.Catalogue, World.Rules, Now).Where(r => r.Route is { IsFace: false, Passive: false } && (r.IsLive || r.Latest is not null))];

    /// <summary>Until when a withdrawal can be undone; null where it cannot.</summary>
    public DateTimeOffset? UndoUntil => Case.State == CaseState.Withdrawn && Case.UndoUntil(World.Rules) is { } until && until >= Now ? until : null;

    /// <summary>The account's id, enough to know it and too little to use it.</summary>
    public string Account => "…" + Case.Account.Id[^Math.Min(4, Case.Account.Id.Length / 3)..];
}

/// <summary>Reads a case for its appellant.</summary>
internal sealed class StatusQuery(IDbContextFactory<ReviewDb> databases, CaseWorld world, TimeProvider time)
{
    /// <summary>The case; null where the access opens no longer.</summary>
    public async Task<StatusView?> ReadAsync(Guid access, CaseId of, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return !await db.StatusAccesses.AnyAsync(a => a.Id == access && a.CaseId == of && a.EndedAt == null, stop) ? null
            : new StatusView(
                await db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Rights)
                    .Include(c => c.Decisions).Include(c => c.Messages).SingleAsync(c => c.Id == of, stop),
                world, time.GetUtcNow());
    }
}
