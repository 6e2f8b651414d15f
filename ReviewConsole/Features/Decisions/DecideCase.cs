using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
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
        var round = subject.Round;
        var made = subject.Decide(Proposal, decider, Token, new DecisionId(Guid.CreateVersion7()), scope.World, scope.Now);
        if (made.IsDone)
        {
            // Nothing leaves before the decider could take the decision back.
            scope.Send("case.decided", subject, new { caseNumber = subject.Number.Value, decisionId = made.Answer.Id.Value }, scope.Now + scope.World.Rules.TakeBackLasts);
            await scope.Db.Drafts.Where(d => d.CaseId == Case && d.Round == round && d.Person == scope.Me.Id && d.Kind == DraftKind.Decision).ExecuteDeleteAsync(scope.Stop);
        }

        return made.As(decision => decision.Id);
    }
}
