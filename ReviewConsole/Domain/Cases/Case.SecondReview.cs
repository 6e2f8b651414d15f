using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <content>A second person, who judges without knowing what the first held.</content>
public sealed partial class Case
{
    /// <summary>Every judgement of every round, ended or not, in order.</summary>
    public IReadOnlyList<Judgement> Judgements { get; private set; } = [];

    /// <summary>That a lead wants a second person in this round; null where none does.</summary>
    public SecondDemand? SecondDemand { get; private set; }

    /// <summary>The judgements of this round that count: none, the first, or both.</summary>
    public IReadOnlyList<Judgement> JudgementsNow => [.. Judgements.Where(j => j.Round == Round && j.EndedAt is null).OrderBy(j => j.Agrees is not null)];

    /// <summary>
    /// True while what the first person held is kept from this one: everybody but the first is asked to judge without it, or may be.
    /// </summary>
    public bool IsBlind(PersonId person) => State == CaseState.SecondReview && JudgementsNow.All(j => j.By != person);

    /// <summary>
    /// Hands a decision that needs a second person to one. Everything but that must be as for a decision. The findings are put away, so that
    /// the second person sets their own. Refused with every broken rule, or with <c>second_review_not_needed</c>.
    /// </summary>
    public Result<Judgement> Propose(DecisionProposal proposal, Decider decider, ClaimToken token, JudgementId id, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(decider.Person, token, now) ?? BarredFor(decider.Person, decider.DeclaredAccounts)) is { } notYours)
        {
            return notYours;
        }

        proposal = proposal with { SupersedeReason = null };
        var broken = Broken(proposal, decider, world, now);
        var second = broken.Where(r => r.Code == SecondReviewRules.Code).ToList();
        if (broken.Count > second.Count)
        {
            return Result<Judgement>.Refused([.. broken.Except(second)]);
        }

        if (second.Count == 0)
        {
            return Refusal.Of("second_review_not_needed");
        }

        if (Move(CaseState.SecondReview) is { } illegal)
        {
            return illegal;
        }

        LeaveUntested();
        var first = Judgement.First(id, Round, decider.Person, now, proposal, FindingsNow, [.. second.Select(r => r.Values["why"]).Distinct(StringComparer.Ordinal)]);
        Judgements = [.. Judgements, first];
        PutFindingsAway(now);
        (Claim, Assignee, Sheet, NextMessageAt) = (null, null, null, null);
        _facts.Add(JudgementFact.Of(first, ("token", Text(token.Value))));
        return first;
    }

    /// <summary>
    /// The second person judges. Where both promise the same, the first person's decision is made; where they do not, or where the first one's
    /// could not be made any more, a lead who did neither decides.
    /// </summary>
    /// <param name="proposal">Outcome, grounds and reasons.</param>
    /// <param name="second">Who judges.</param>
    /// <param name="first">Who judged first, as the rules need to know them now.</param>
    /// <param name="token">The second person's claim.</param>
    /// <param name="ids">Fresh ids.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    public Result<SecondOutcome> Judge(
        DecisionProposal proposal, Decider second, Decider first, ClaimToken token, (JudgementId Judgement, DecisionId Decision) ids, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(second.Person, token, now) ?? BarredFor(second.Person, second.DeclaredAccounts)) is { } notYours)
        {
            return notYours;
        }

        if (State != CaseState.SecondReview || JudgementsNow is not [var held] || held.By != first.Person)
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(CaseState.SecondReview)));
        }

        var broken = JudgementRules.Check(proposal, Situation(second, world, now));
        if (broken.Count > 0)
        {
            return Result<SecondOutcome>.Refused(broken);
        }

        LeaveUntested();
        var judgement = Judgement.Second(ids.Judgement, held, second.Person, now, proposal, FindingsNow);
        PutBack(held.Findings);
        var still = judgement.Agrees == true ? StillBroken(held.Proposal, first, world, now) : [];
        Judgements = [.. Judgements, judgement];
        _facts.Add(JudgementFact.Of(
            judgement, ("token", Text(token.Value)), ("broken", still.Count > 0 ? string.Join(' ', still.Select(r => r.Code).Distinct(StringComparer.Ordinal)) : null)));
        if (judgement.Agrees == true && still.Count == 0)
        {
            Move(CaseState.Decided);
            return new SecondOutcome(judgement, Made(held.Proposal, first, second, token, ids.Decision, world, now));
        }

        Move(CaseState.LeadReview);
        PutFindingsAway(now);
        (Claim, Assignee) = (null, null);
        return new SecondOutcome(judgement, null);
    }

    /// <summary>Every rule the second judgement would break now.</summary>
    public IReadOnlyList<Refusal> BrokenJudgement(DecisionProposal proposal, Decider second, CaseWorld world, DateTimeOffset now) =>
        JudgementRules.Check(proposal, Situation(second, world, now));

    /// <summary>
    /// A lead wants a second person in this round, or (with an empty reason) does not any more. Refused with <c>demand_reason</c>,
    /// <c>demand_not_there</c>, <c>assign_too_long</c>, and once the case is with a second person or decided.
    /// </summary>
    public Result<Done> DemandSecond(PersonId lead, string? reason, ReviewRules rules)
    {
        var given = reason?.Trim() ?? "";
        if (!CaseMoves.IsOpen(State) || State is CaseState.SecondReview or CaseState.LeadReview)
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(CaseState.SecondReview)));
        }

        if (given.Length == 0)
        {
            if (SecondDemand is null)
            {
                return Refusal.On("demand", "demand_reason");
            }

            SecondDemand = null;
            _facts.Add(Fact.Of(FactKinds.SecondWaived));
            return Done.It;
        }

        if (given.Length > rules.LongestReason)
        {
            return Refusal.On("demand", "assign_too_long", ("has", Text(given.Length)), ("most", Text(rules.LongestReason)));
        }

        SecondDemand = new SecondDemand(lead, given);
        _facts.Add(Fact.Of(FactKinds.SecondDemanded).With(("reason", given)));
        return Done.It;
    }

    // What came in since may concern what was held: whoever goes on judges first again.
    private void EndJudgements(string why, DateTimeOffset now)
    {
        if (JudgementsNow.Count == 0)
        {
            return;
        }

        Judgements = [.. Judgements.Select(j => j.Round == Round && j.EndedAt is null ? j with { EndedAt = now } : j)];
        _facts.Add(Fact.Of(FactKinds.JudgementsEnded, ("why", why)));
    }

    // Whoever judged first answers for their text: an interest declared since, or evidence that has expired since, is the lead's to weigh.
    private List<Refusal> StillBroken(DecisionProposal proposal, Decider first, CaseWorld world, DateTimeOffset now) =>
        first.DeclaredAccounts.Contains(Account.Id) ? [Refusal.On("claim", "conflict_of_interest")]
        : [.. Broken(proposal, first, world, now).Where(r => r.Code != SecondReviewRules.Code)];

    private void LeaveUntested()
    {
        foreach (var unset in Signals.Where(s => s.Finding is null))
        {
            unset.Find(Finding.Untested, null);
        }
    }

    private void PutFindingsAway(DateTimeOffset now)
    {
        foreach (var signal in Signals)
        {
            signal.PutAway(now);
        }
    }

    private void PutBack(IReadOnlyList<FindingRecord> findings)
    {
        foreach (var record in findings)
        {
            SignalAt(record.Ordinal)?.Find(record.Finding, record.Reply);
        }
    }
}
