using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>Decides a case in writing. Needs the claim; carries the text itself, whatever a draft says.</summary>
internal sealed record DecideCase(CaseId Case, ClaimToken Token, DecisionProposal Proposal) : CaseDeed<DecisionId>(Case)
{
    public override May Needs => May.Decide;

    protected override async Task<Result<DecisionId>> DoAsync(Case subject, DeedScope scope)
    {
        var decider = await Deciders.ReadAsync(scope.Db, scope.Me, scope.World.Rules, scope.Stop);
        var made = subject.Decide(Proposal, decider, Token, new DecisionId(Guid.CreateVersion7()), scope.World, scope.Now);
        if (made.IsDone)
        {
            await SendAsync(scope, subject, made.Answer);
            await Drafts.ForgetAsync(scope, Case, subject.Round);
        }

        return made.As(decision => decision.Id);
    }

    /// <summary>Tells the platform, and others who want to know what it means for the account; nothing leaves before the decision could be taken back.</summary>
    internal static async Task SendAsync(DeedScope scope, Case subject, Decision decision)
    {
        var leaves = scope.Now + scope.World.Rules.TakeBackLasts;
        scope.Send("case.decided", subject, new { caseNumber = subject.Number.Value, decisionId = decision.Id.Value }, leaves);
        if (await scope.Db.Endpoints.AnyAsync(e => e.Kind == EndpointKind.Events, scope.Stop))
        {
            foreach (var told in OwnEvents.Of(decision, subject.Restriction.Scope, scope.World.Catalogue))
            {
                scope.Send(told.Type, subject, told.Says, leaves);
            }
        }
    }
}
