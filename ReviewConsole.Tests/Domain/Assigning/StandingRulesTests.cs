using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Assigning;

/// <summary>Standing rules: the first that fits takes the case.</summary>
public sealed class StandingRulesTests
{
    private static readonly RuleTarget Lin = new(Person: ACase.Lin);
    private static readonly RuledCase Case = new("zh", [RestrictionScope.Login, RestrictionScope.Payout], 500_000, ["dormant_awake"], AnAppeal.Now.AddDays(-3));

    public static TheoryData<string, bool> Each => new()
    {
        { "", true }, { "language=zh", true }, { "language=en", false }, { "scope=Payout", true }, { "scope=Listing", false }, { "held=500000", true }, { "held=500001", false },
        { "signal=dormant_awake", true }, { "signal=new_device", false }, { "days=3", true }, { "days=4", false }, { "language=zh scope=Payout held=1 signal=dormant_awake days=1", true },
        { "language=zh scope=Payout held=1 signal=dormant_awake days=9", false },
    };

    [Theory]
    [MemberData(nameof(Each))]
    public void A_rule_fits_when_everything_it_says_does(string says, bool fits)
    {
        Rule(says).Fits(Case, AnAppeal.Now).ShouldBe(fits);
        StandingRules.First([Rule("language=uk"), Rule(says)], Case, AnAppeal.Now).ShouldBe(fits ? 1 : null);
    }

    [Fact]
    public void A_trial_says_what_each_rule_takes_and_that_one_never_matches()
    {
        RuledCase[] cases = [Case, Case with { Language = "en" }, Case with { HeldMinor = 0 }];

        StandingRules.Try([Rule("language=zh"), Rule("held=1"), Rule("language=zh held=1"), Rule("days=400")], cases, AnAppeal.Now)
            .ShouldBe([new(2, 2), new(1, 2), new(0, 1), new(0, 0)]);
    }

    [Fact]
    public void A_case_is_looked_at_again_when_it_becomes_old_enough()
    {
        StandingRules.Again([Rule("days=3"), Rule("days=5"), Rule("days=9"), Rule("days=4 language=en")], Case, AnAppeal.Now).ShouldBe(Case.ReceivedAt.AddDays(5));
        StandingRules.Again([Rule("language=zh")], Case, AnAppeal.Now).ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_used_is_said_on_its_rule()
    {
        StandingRules.Broken([Rule("language=zh"), Rule("") with { To = new() }, Rule("held=0"), Rule("days=0"), Rule("language=zh") with { To = new(Skill: Skill.Payouts) },
            Rule("") with { To = new(Person: ACase.Lin, Skill: Skill.Payouts) }, Rule("days=8") with { To = new(Group: new string('x', 61)) }]).Select(r => r.ToString())
            .ShouldBe(["rule_target on rule:1", "rule_number on rule:2", "rule_number on rule:3", "rule_twice on rule:4", "rule_target on rule:5", "rule_group_long on rule:6"]);
        StandingRules.Broken([.. Enumerable.Range(1, 51).Select(days => Rule($"days={days}"))]).ShouldHaveSingleItem().Code.ShouldBe("rules_too_many");
    }

    [Fact]
    public void A_target_means_one_person_a_group_whatever_its_capitals_or_who_has_a_skill()
    {
        Lin.Means(ACase.Lin, null, []).ShouldBeTrue();
        Lin.Means(ACase.Chen, "Payouts", Skills.All).ShouldBeFalse();
        new RuleTarget(Group: "payouts").Means(ACase.Chen, "Payouts", []).ShouldBeTrue();
        new RuleTarget(Group: "payouts").Means(ACase.Chen, null, []).ShouldBeFalse();
        new RuleTarget(Skill: Skill.Business).Means(ACase.Chen, null, [Skill.Payouts, Skill.Business]).ShouldBeTrue();
        new RuleTarget(Skill: Skill.Business).Means(ACase.Chen, null, [Skill.Payouts]).ShouldBeFalse();
    }

    [Fact]
    public void The_first_that_fits_is_never_after_one_that_fits_whatever_the_rules() =>
        Properties.Hold(random =>
        {
            List<StandingRule> rules = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Any(random))];
            List<RuledCase> cases = [.. Enumerable.Range(0, 20).Select(_ => AnyCase(random))];

            foreach (var of in cases)
            {
                var first = StandingRules.First(rules, of, AnAppeal.Now);
                rules.Take(first ?? rules.Count).ShouldAllBe(r => !r.Fits(of, AnAppeal.Now));
                if (StandingRules.Again(rules, of, AnAppeal.Now) is { } again)
                {
                    again.ShouldBeGreaterThan(AnAppeal.Now);
                    rules.ShouldContain(r => r.Fits(of, again) && !r.Fits(of, AnAppeal.Now));
                }
            }

            var tried = StandingRules.Try(rules, cases, AnAppeal.Now);
            tried.Sum(t => t.Takes).ShouldBe(cases.Count(c => StandingRules.First(rules, c, AnAppeal.Now) is not null));
            tried.ShouldAllBe(t => t.Takes <= t.Fits);
        });

    private static StandingRule Any(Random random) => new()
    {
        Language = random.Next(2) == 0 ? null : random.Next(2) == 0 ? "zh" : "en",
        Scope = random.Next(2) == 0 ? null : (RestrictionScope)random.Next(3),
        HeldFrom = random.Next(2) == 0 ? null : random.Next(1, 1000),
        Signal = random.Next(2) == 0 ? null : "s" + random.Next(3),
        DaysOld = random.Next(2) == 0 ? null : random.Next(1, 10),
        To = Lin,
    };

    private static RuledCase AnyCase(Random random) => new(random.Next(2) == 0 ? "zh" : "en", [(RestrictionScope)random.Next(3)], random.Next(1000), ["s" + random.Next(3)], AnAppeal.Now.AddHours(-random.Next(300)));

    private static StandingRule Rule(string says)
    {
        var parts = says.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        return new StandingRule
        {
            Language = parts.GetValueOrDefault("language"),
            Scope = parts.TryGetValue("scope", out var scope) ? Enum.Parse<RestrictionScope>(scope) : null,
            HeldFrom = parts.TryGetValue("held", out var held) ? long.Parse(held, null) : null,
            Signal = parts.GetValueOrDefault("signal"),
            DaysOld = parts.TryGetValue("days", out var days) ? int.Parse(days, null) : null,
            To = Lin,
        };
    }
}
