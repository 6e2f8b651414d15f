using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Support;

/// <summary>A second review in the domain, step by step.</summary>
internal static class SecondSteps
{
    public static readonly PersonId Zhao = new(new Guid("00000000-0000-0000-0000-000000000016"));

    /// <summary>A denial on the ground that another person owns the account; one person is not enough for it.</summary>
    public static readonly DecisionProposal Grave = AProposal.Deny("D1");

    /// <summary>What a second person says who finds the same.</summary>
    public static readonly DecisionProposal Same = AProposal.Deny("D1") with { Justification = "", InternalNote = "The attempts came from abroad, as recorded." };

    /// <summary>What a second person says who does not.</summary>
    public static readonly DecisionProposal Other = AProposal.Approve("A3") with { Justification = "", InternalNote = "The pattern fits a changed password." };

    public static Decider As(PersonId person, string name = "Chen") => new(person, new ReviewerName(name, 15), ACase.NoInterests, RecentTexts.None);

    /// <summary>Reviewer Lin held the case, found everything and hands it to a second person.</summary>
    public static ACase Proposed(DecisionProposal? proposal = null)
    {
        var ready = ACase.ReadyToDeny();
        ready.Propose(proposal ?? Grave).Refusals.ShouldBeEmpty();
        return ready;
    }

    public static Result<Judgement> Propose(this ACase on, DecisionProposal proposal) =>
        on.Case.Propose(proposal, on.Decider, on.Token, new JudgementId(Guid.NewGuid()), on.World, on.Now);

    /// <summary>The second person sets a finding of their own.</summary>
    public static ACase Looked(this ACase on, Finding finding) => on.OpenEvidence().Find(finding, "The nine attempts came before the change you name.");

    public static Result<SecondOutcome> Judge(this ACase on, DecisionProposal proposal, Decider? first = null) => on.Case.Judge(
        proposal, As(on.Reviewer), first ?? As(ACase.Lin, "Lin"), on.Token, (new JudgementId(Guid.NewGuid()), new DecisionId(Guid.NewGuid())), on.World, on.Now);
}
