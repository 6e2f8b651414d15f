using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Notices;

/// <summary>What a justification is started from, and that none of it ever counts as the decider's own words.</summary>
public sealed class SkeletonTests
{
    [Fact]
    public void It_is_built_from_findings_rule_and_checks()
    {
        var text = ACase.ReadyToDeny().Case.Skeleton(PromisedEffect.Kept, ACase.DefaultWorld, AnAppeal.Now);

        text.ShouldContain("rule ATO-11, version 2025-02, “Signs of takeover”");
        text.ShouldContain("you told us “I had changed my password the day before.”; we checked this against the record of 30 June 2026 (9 wrong passwords, then a sign-in)");
        text.ShouldContain("On 13 July 2026 ownership could not be confirmed by this way: Letter with a code");
    }

    [Fact]
    public void A_finding_nobody_set_is_not_told() =>
        ACase.Taken().Case.Skeleton(PromisedEffect.Lifted, ACase.DefaultWorld, AnAppeal.Now).ShouldNotContain("9 wrong passwords");

    [Fact]
    public void It_is_in_the_appellants_language() =>
        ACase.ReadyToDeny(new AnAppeal().In("zh-CN")).Case.Skeleton(PromisedEffect.Kept, ACase.DefaultWorld, AnAppeal.Now)
            .ShouldContain("该限制依据规则ATO-11（版本2025-02）“疑似账号被盗”作出。");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void A_denial_of_nothing_but_the_skeleton_has_no_own_words(string language)
    {
        var ready = ACase.ReadyToDeny(new AnAppeal().In(language));
        var skeleton = ready.Case.Skeleton(PromisedEffect.Kept, ready.World, ready.Now);

        var refusal = ready.Case.Broken(AProposal.Deny("D3") with { Justification = skeleton }, ready.Decider, ready.World, ready.Now)
            .Single(r => r.Code == "justification_too_short");

        (refusal.Values["why"], refusal.Values["has"]).ShouldBe(("own", "0"));
    }

    [Fact]
    public void Whatever_happened_since_a_draft_was_started_none_of_its_built_sentences_counts_as_own() =>
        Properties.Hold(
            random =>
            {
                var appeal = new AnAppeal().With("restriction.rule.title", "Two\nlines, {version}").WithSignal("sim_changed", answer: "New\n card. ").WithSignal("moon_phase");
                var taken = ACase.Taken(random.Next(3) == 0 ? appeal : AnAppeal.Any(random));
                var drafts = new List<string>();
                for (var steps = random.Next(1, 10); steps > 0; steps--)
                {
                    Step(taken, random);
                    drafts.Add(taken.Case.Skeleton((PromisedEffect)random.Next(3), taken.World, taken.Now));
                    taken.After(TimeSpan.FromMinutes(random.Next(5)));
                }

                foreach (var draft in drafts)
                {
                    var broken = taken.Case.Broken(AProposal.Deny("D3") with { Justification = draft }, taken.Decider, taken.World, taken.Now);
                    broken.Single(r => r.Code == "justification_too_short").Values["has"].ShouldBe("0", draft);
                }
            },
            usually: 100);

    private static void Step(ACase taken, Random random)
    {
        if (taken.Case.Signals.Count > 0 && random.Next(2) == 0)
        {
            taken.Find((Finding)random.Next(5), ordinal: random.Next(taken.Case.Signals.Count));
        }
        else if (taken.Routes.Where(r => r.CanBeOffered).Select(r => r.Route.Code).ToList() is { Count: > 4 } routes)
        {
            var route = routes[random.Next(routes.Count)];
            _ = random.Next(4) switch { 0 => taken.Offer(route), 1 => route == "wait_notify" ? taken.Offer(route) : taken.Pass(route), 2 => taken.Fail(route), _ => taken.Expire(route) };
        }
    }
}
