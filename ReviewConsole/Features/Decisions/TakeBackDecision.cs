using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>
/// Takes one's own decision back within a minute, before anything left: the case is held again, what was written is the draft again.
/// </summary>
internal sealed record TakeBackDecision(CaseId Case) : CaseDeed<Claim>(Case)
{
    public override May Needs => May.Decide;

    /// <summary>Either it leaves or it is taken back, never both.</summary>
    public override IReadOnlyList<string> Names => [OutboxRow.Name];

    protected override async Task<Result<Claim>> DoAsync(Case subject, DeedScope scope)
    {
        var told = OwnEvents.Types.Append("case.decided").ToList();
        var waiting = await scope.Db.Outbox.Where(m => m.CaseId == Case && told.Contains(m.Type) && m.NotBefore > scope.Now).ToListAsync(scope.Stop);
        if (waiting.Any(m => m.SentAt is not null))
        {
            return Refusal.On("claim", "take_back_too_late");
        }

        var decision = subject.Decided;
        var taken = subject.TakeBack(scope.Me.Id, await OriginAsync(subject, scope), scope.World.Rules, scope.Now);
        if (taken.IsDone && decision is not null)
        {
            scope.Db.Outbox.RemoveRange(waiting);
        }

        // The text is its writer's, also where another judged the same.
        if (taken.IsDone && decision is not null && decision.DecidedBy == scope.Me.Id)
        {
            scope.Db.Drafts.Add(new DraftRow
            {
                CaseId = Case,
                Round = subject.Round,
                Person = scope.Me.Id,
                SavedAt = scope.Now,
                Content = JsonSerializer.Serialize(DecisionDraft.Of(decision), JsonSerializerOptions.Web),
            });
        }

        return taken;
    }

    // A case that was handed out stays so: a decision taken back makes nobody a picker.
    private static async Task<ClaimOrigin> OriginAsync(Case subject, DeedScope scope)
    {
        var codes = await scope.Db.Facts.Where(f => f.Stream == subject.Number.Value && f.Kind == FactKinds.Claimed)
            .OrderByDescending(f => f.Sequence).Select(f => f.Codes).FirstOrDefaultAsync(scope.Stop);
        return codes is not null && FactHash.ReadCodes(codes).GetValueOrDefault("origin") == "handed_out" ? ClaimOrigin.HandedOut : ClaimOrigin.Picked;
    }
}
