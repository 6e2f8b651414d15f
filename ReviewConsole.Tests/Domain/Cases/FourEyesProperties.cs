using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using static ReviewConsole.Support.SecondSteps;

namespace ReviewConsole.Domain.Cases;

/// <summary>Four eyes are never two of the same person, in any order of events (design.md §3, same_person and second_review_needed).</summary>
public sealed class FourEyesProperties
{
    private static readonly PersonId[] People = [ACase.Lin, ACase.Chen, Zhao];

    /// <summary>Three people, one of them a lead, do whatever comes to their minds to a case whose denial needs a second person.</summary>
    [Fact]
    public void No_order_of_events_lets_one_person_be_two()
    {
        var (decided, led, seconded) = (0, 0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var chance = new Random(seed);
            var on = ACase.Opened();
            for (var step = 0; step < 60; step++)
            {
                Step(on, chance);
                Holds(on.Case, seed);
            }

            decided += on.Case.Decisions.Count > 0 ? 1 : 0;
            seconded += on.Case.Decisions.Any(d => d.SecondedBy is not null) ? 1 : 0;
            led += on.Case.Judgements.Any(j => j.Agrees == false) && on.Case.Decisions.Any(d => d.SecondedBy is null) ? 1 : 0;
        }

        // Not only refusals were seen.
        (decided > 100, seconded > 50, led > 20).ShouldBe((true, true, true), $"{decided} decided, {seconded} seconded, {led} led");
    }

    private static void Holds(Case of, int seed)
    {
        // Whatever is decided after somebody judged first has both behind it, or a lead who did neither.
        foreach (var decision in of.Decisions.Where(d => of.Judgements.Any(j => j.Round == d.Round && j.At <= d.DecidedAt && (j.EndedAt is null || j.EndedAt >= d.DecidedAt))))
        {
            var judged = of.Judgements.Count(j => j.Round == decision.Round && j.At <= decision.DecidedAt && j.By != decision.DecidedBy && (j.EndedAt is null || j.EndedAt >= decision.DecidedAt));
            (decision.SecondedBy is not null || judged >= 2).ShouldBeTrue($"seed {seed}: decided past the comparison");
        }

        foreach (var decision in of.Decisions.Where(d => d.Outcome == Outcome.Deny))
        {
            var because = $"seed {seed}";
            decision.SecondedBy.ShouldNotBe(decision.DecidedBy, because);
            var judged = of.Judgements.Where(j => j.Round == decision.Round && j.At <= decision.DecidedAt).ToList();
            var behind = decision.SecondedBy is not null || (judged.Count(j => j.By != decision.DecidedBy) >= 2);
            behind.ShouldBeTrue($"{because}: a denial with one person behind it");
            of.Decisions.Where(d => d.Round > decision.Round && d.TakenBackAt is null).ShouldAllBe(later => !decision.IsOf(later.DecidedBy) || decision.TakenBackAt != null);
        }

        var now = of.JudgementsNow;
        now.Select(j => j.By).Distinct().Count().ShouldBe(now.Count, $"seed {seed}: one person judged twice");
        if (of.State is CaseState.SecondReview or CaseState.LeadReview && of.Claim is { } claim)
        {
            now.ShouldNotContain(j => j.By == claim.Holder, $"seed {seed}: who judged holds it");
        }
    }

    private static void Step(ACase on, Random chance)
    {
        var who = People[chance.Next(People.Length)];
        var lead = who == Zhao;
        switch (chance.Next(10))
        {
            case 0 or 1 or 2:
                if (on.Case.Take(who, ACase.NoInterests, ClaimOrigin.HandedOut, on.World, on.Now, lead) is { IsDone: true } taken)
                {
                    on.Holding(who, taken.Answer.Token);
                }

                break;
            case 3 or 4 when on.Case.Claim is not null:
                Prepare(on, chance.Next(3) == 0 ? Finding.Wrong : Finding.Confirmed);
                on.Propose(Grave);
                break;
            case 5 or 6 when on.Case.Claim is not null:
                Prepare(on, chance.Next(3) == 0 ? Finding.Wrong : Finding.Confirmed);
                var first = on.Case.JudgementsNow is [var held, ..] ? held.By : who;
                on.Judge(chance.Next(3) == 0 ? Other : Same, As(first));
                break;
            case 7 when on.Case.Claim is not null:
                Prepare(on, Finding.Confirmed);
                on.Decide(chance.Next(2) == 0 ? Grave : AProposal.Approve("A3"));
                break;
            case 8:
                _ = on.Case.Claim is { } claim ? on.Case.Release(claim.Holder, on.Token, on.Now).IsDone : on.Case.TakeBack(who, ClaimOrigin.HandedOut, on.World.Rules, on.Now).IsDone;
                break;
            default:
                on.After(TimeSpan.FromSeconds(chance.Next(90)));
                if (chance.Next(8) == 0 && !CaseMoves.IsOpen(on.Case.State))
                {
                    on.Case.Receive(new AnAppeal().With("appealId", $"again-{chance.Next()}").Message(), on.World, on.Now);
                }

                break;
        }
    }

    // What a denial needs, as far as this person has not done it yet.
    private static void Prepare(ACase on, Finding finding)
    {
        foreach (var signal in on.Case.Signals)
        {
            on.Case.OpenEvidence(signal.Ordinal, on.Reviewer);
            on.Case.Find(signal.Ordinal, finding, "The nine attempts came before the change you name.", on.Reviewer, on.Token, on.World, on.Now);
        }

        if (on.Case.ChecksOfRound.Count == 0
            && on.Case.Offer("postal_code", new CheckId(Guid.NewGuid()), on.Reviewer, on.Token, on.World, on.Now) is { IsDone: true } offered)
        {
            on.Case.Record(new(offered.Answer, Verification.CheckState.Failed, "seen by hand", "ref-1"), on.Reviewer, on.Token, on.World, on.Now);
        }
    }
}
