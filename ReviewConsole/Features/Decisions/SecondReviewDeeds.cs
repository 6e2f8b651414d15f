using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>Hands a decision that one person is not enough for to a second. Needs the claim; carries the text itself, as <see cref="DecideCase"/>.</summary>
internal sealed record ProposeDecision(CaseId Case, ClaimToken Token, DecisionProposal Proposal) : CaseDeed<JudgementId>(Case)
{
    public override May Needs => May.Decide;

    protected override async Task<Result<JudgementId>> DoAsync(Case subject, DeedScope scope)
    {
        var decider = await Deciders.ReadAsync(scope.Db, scope.Me, scope.World.Rules, scope.Stop);
        var made = subject.Propose(Proposal, decider, Token, new JudgementId(Guid.CreateVersion7()), scope.World, scope.Now);
        if (made.IsDone)
        {
            await Drafts.ForgetAsync(scope, Case, subject.Round);
        }

        return made.As(judgement => judgement.Id);
    }
}

/// <summary>
/// Judges as the second person, without having seen what the first held. Needs the claim. Where both promise the same, the decision is made
/// at once; where not, it is a lead's.
/// </summary>
internal sealed record JudgeCase(CaseId Case, ClaimToken Token, DecisionProposal Proposal) : CaseDeed<CaseState>(Case)
{
    public override May Needs => May.Decide;

    protected override async Task<Result<CaseState>> DoAsync(Case subject, DeedScope scope)
    {
        var second = await Deciders.ReadAsync(scope.Db, scope.Me, scope.World.Rules, scope.Stop);
        var first = subject.JudgementsNow is [var held, ..] ? await Deciders.ReadAsync(scope.Db, held.By, scope.World.Rules, scope.Stop) : second;
        var judged = subject.Judge(
            Proposal, second, first, Token, (new JudgementId(Guid.CreateVersion7()), new DecisionId(Guid.CreateVersion7())), scope.World, scope.Now);
        if (judged.IsDone)
        {
            await Drafts.ForgetAsync(scope, Case, subject.Round);
            if (judged.Answer.Decision is { } decision)
            {
                await DecideCase.SendAsync(scope, subject, decision);
            }
        }

        return judged.As(_ => subject.State);
    }
}

/// <summary>Asks for a second person in this round, whatever the rules say; with an empty reason, does not any more. A lead's.</summary>
internal sealed record DemandSecond(CaseId Case, string? Reason) : CaseDeed<Done>(Case)
{
    public override May Needs => May.Assign;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.DemandSecond(scope.Me.Id, Reason, scope.World.Rules));
}
