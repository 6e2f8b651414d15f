using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Assigning;

public sealed class DistributionTests
{
    private static readonly PersonId[] People = [.. Enumerable.Range(1, 5).Select(n => new PersonId(new Guid(n, 0, 0, new byte[8])))];

    [Fact]
    public void Each_case_goes_to_whoever_has_the_least_of_what_they_are_to_have()
    {
        var plan = Distribution.Plan(Cases(6), [Candidate(0, has: 2, most: 10), Candidate(1, has: 0, most: 10), Candidate(2, has: 0, most: 5)]);

        // Shares before each: 2/10 0/10 0/5, then 2/10 1/10 0/5, …
        plan.Select(g => Array.IndexOf(People, g.To!.Value)).ShouldBe([1, 2, 1, 0, 1, 2]);
        plan[3].ShouldSatisfyAllConditions(g => g.Among.ShouldBe(3), g => g.Before.ShouldBe(new PersonLoad(2, 10)));
    }

    [Fact]
    public void Where_two_have_as_little_the_first_gets_it_and_the_plan_is_the_same_every_time()
    {
        var people = new[] { Candidate(0), Candidate(1), Candidate(2) };

        var plan = Distribution.Plan(Cases(4), people);

        plan.Select(g => g.To).ShouldBe([People[0], People[1], People[2], People[0]]);
        Distribution.Plan(Cases(4), people).Select(g => g.To).ShouldBe(plan.Select(g => g.To));
    }

    public static TheoryData<WhyNobody, string> Obstacles => new()
    {
        { WhyNobody.Away, "away" }, { WhyNobody.Language, "language" }, { WhyNobody.Skill, "skill" }, { WhyNobody.Lead, "lead" }, { WhyNobody.Barred, "barred" }, { WhyNobody.Full, "full" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void A_case_that_nobody_can_have_stays_unassigned_and_the_plan_says_why(WhyNobody why, string what)
    {
        var one = Cases(1)[0];
        var case_ = what switch
        {
            "skill" => one with { Needs = [Skill.Business] },
            "lead" => one with { BeforeLead = true },
            "barred" => one with { NotFor = new HashSet<PersonId> { People[0] } },
            "language" => one with { Language = "th" },
            _ => one,
        };
        var person = what switch
        {
            "away" => Candidate(0) with { IsAway = true },
            "full" => Candidate(0, has: 3, most: 3),
            "skill" => Candidate(0) with { Has = [Skill.Payouts] },
            _ => Candidate(0),
        };

        var planned = Distribution.Plan([case_], [person]).ShouldHaveSingleItem();

        (planned.To, planned.Nobody, planned.Among).ShouldBe((null, why, 0));
    }

    [Fact]
    public void Nobody_gets_more_than_they_are_to_have_and_the_rest_stays_unassigned()
    {
        var plan = Distribution.Plan(Cases(7), [Candidate(0, most: 2), Candidate(1, has: 1, most: 4)]);

        plan.CountBy(g => g.To ?? default).ToDictionary().ShouldBe(new Dictionary<PersonId, int> { [People[0]] = 2, [People[1]] = 3, [default] = 2 }, ignoreOrder: true);
        plan.Where(g => g.To is null).ShouldAllBe(g => g.Nobody == WhyNobody.Full);
    }

    [Fact]
    public void Over_every_combination_of_load_absence_skill_cap_and_conflict_a_plan_breaks_no_rule_and_wastes_no_room()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            string[] languages = ["en", "zh", "th"];
            var people = People.Select((id, at) => new Candidate(
                id, [.. languages.Where(_ => random.Next(2) == 0)], [.. Skills.All.Where(_ => random.Next(3) > 0)], new PersonLoad(random.Next(4), 1 + random.Next(5)), random.Next(5) == 0, at == 0)).ToList();
            var cases = Cases(random.Next(20)).ConvertAll(c => c with
            {
                Language = languages[random.Next(3)],
                Needs = [.. Skills.All.Where(_ => random.Next(4) == 0)],
                NotFor = People.Where(_ => random.Next(6) == 0).ToHashSet(),
                BeforeLead = random.Next(8) == 0,
            });

            var plan = Distribution.Plan(cases, people);

            plan.Select(g => g.Case.Id).ShouldBe(cases.ConvertAll(c => c.Id));
            var has = people.ToDictionary(p => p.Id, p => p.Load.Has);
            foreach (var planned in plan)
            {
                var able = people.Where(p => !p.IsAway && p.Reads.Contains(planned.Case.Language) && planned.Case.Needs.All(p.Has.Contains)
                    && !planned.Case.NotFor.Contains(p.Id) && (p.IsLead || !planned.Case.BeforeLead) && has[p.Id] < p.Load.Most).ToList();
                (planned.To is null).ShouldBe(able.Count == 0, $"seed {seed}");
                if (planned.To is { } to)
                {
                    able.ShouldContain(p => p.Id == to, $"seed {seed}");
                    able.ShouldAllBe(p => (double)has[to] / people.Single(q => q.Id == to).Load.Most <= (double)has[p.Id] / p.Load.Most);
                    has[to]++;
                }
            }
        }
    }

    private static List<UnassignedCase> Cases(int many) =>
        [.. Enumerable.Range(1, many).Select(n => new UnassignedCase(new CaseId(n), CaseNumber.Of(2026, n), "en", [], new HashSet<PersonId>(), false))];

    private static Candidate Candidate(int at, int has = 0, int most = 10) => new(People[at], ["en"], Skills.All, new PersonLoad(has, most), false, false);
}
