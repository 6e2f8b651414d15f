using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>The truth table of the paths A to D (design.md §3, insufficient_verification).</summary>
public sealed class VerificationPolicyTests
{
    [Theory]
    // Nothing, weak only, one Medium only.
    [InlineData("", null, 0)]
    [InlineData("pay_digits", null, 1)]
    [InlineData("pay_digits ship_addr", null, 1)]
    [InlineData("otp_phone", null, 2)]
    [InlineData("order_kba", null, 2)]
    // A: two channels, one Medium or stronger.
    [InlineData("otp_phone otp_email", PathLetter.A, 3)]
    [InlineData("otp_phone pay_digits", PathLetter.A, 3)]
    [InlineData("order_kba postal_code", PathLetter.A, 3)]
    [InlineData("linked_account ship_addr", PathLetter.A, 3)]
    // B: one Medium and a known device or bound authenticator.
    [InlineData("otp_phone device_hist", PathLetter.B, 3)]
    [InlineData("otp_email authenticator", PathLetter.B, 3)]
    [InlineData("device_hist authenticator", PathLetter.B, 3)]
    [InlineData("device_hist", null, 2)]
    [InlineData("authenticator", null, 2)]
    // C: one Strong.
    [InlineData("in_person", PathLetter.C, 4)]
    [InlineData("national_eid", PathLetter.C, 4)]
    [InlineData("notarised pay_digits", PathLetter.C, 4)]
    // D: one, and a waiting period.
    [InlineData("otp_phone wait_notify", PathLetter.D, 3)]
    [InlineData("pay_digits wait_notify", PathLetter.D, 3)]
    [InlineData("wait_notify", null, 0)]
    // The waiting period is no channel of its own.
    [InlineData("pay_digits ship_addr wait_notify", PathLetter.D, 3)]
    // Nothing counts twice: one channel is one proof.
    [InlineData("order_kba ship_addr", null, 2)]
    [InlineData("pay_micro pay_digits", null, 2)]
    [InlineData("id_doc_noselfie prior_consistency", null, 2)]
    [InlineData("id_doc_noselfie prior_consistency business_licence", null, 2)]
    [InlineData("pay_digits ship_addr pay_micro", PathLetter.A, 3)]
    // A face counts for nothing here.
    [InlineData("face", null, 0)]
    [InlineData("video_human pay_digits", null, 1)]
    [InlineData("face otp_phone", null, 2)]
    public void What_passed_reaches_a_path_or_does_not(string passed, PathLetter? path, int level)
    {
        var reached = VerificationPolicy.Judge(Standings.Passed(passed));

        (reached.Path, reached.Level).ShouldBe((path, level));
        (reached.Level >= VerificationReached.Needed).ShouldBe(path is not null);
    }

    [Theory]
    [InlineData("otp_phone", "otp_email", null, 2)]
    [InlineData("in_person", "otp_phone", null, 2)]
    [InlineData("device_hist", "otp_phone", null, 2)]
    [InlineData("otp_phone", "", null, 0)]
    [InlineData("otp_phone", "otp_email postal_code", PathLetter.A, 3)]
    public void A_touched_channel_does_not_count(string touched, string others, PathLetter? path, int level)
    {
        var reached = VerificationPolicy.Judge([Standings.Of(touched, CheckState.Passed, touchedBy: "sim_changed"), .. Standings.Passed(others)]);

        (reached.Path, reached.Level).ShouldBe((path, level));
        reached.Counted.ShouldNotContain(touched);
    }

    [Theory]
    [InlineData(CheckState.Offered)]
    [InlineData(CheckState.Sent)]
    [InlineData(CheckState.Failed)]
    [InlineData(CheckState.Expired)]
    public void Only_what_passed_counts(CheckState state) =>
        VerificationPolicy.Judge([Standings.Of("in_person", state), Standings.Of("otp_phone", state)]).Level.ShouldBe(0);

    [Fact]
    public void What_no_longer_applies_does_not_count() =>
        VerificationPolicy.Judge([Standings.Of("in_person", CheckState.Passed, applies: false)]).Level.ShouldBe(0);

    [Fact]
    public void Of_one_channel_the_strongest_counts() =>
        VerificationPolicy.Judge(Standings.Passed("ship_addr order_kba postal_code")).Counted.ShouldBe(["order_kba", "postal_code"], ignoreOrder: true);

    [Fact]
    public void A_strong_linked_account_is_enough_by_itself() =>
        VerificationPolicy.Judge([Standings.Of("linked_account", CheckState.Passed, strength: Strength.Strong)]).Path.ShouldBe(PathLetter.C);

    [Fact]
    public void No_number_of_weak_routes_adds_up_to_a_path() =>
        VerificationPolicy.Judge([.. CatalogueFiles.Own.Routes.Where(r => r.Code != "wait_notify")
            .Select(r => Standings.Of(r.Code, CheckState.Passed, strength: Strength.Weak))]).Path.ShouldBeNull();

    [Fact]
    public void Every_combination_of_routes_is_judged_as_the_rule_is_written() =>
        Properties.Hold(
            random =>
            {
                var passed = CatalogueFiles.Own.Routes.Where(_ => random.Next(4) == 0).Select(r => (r.Code, r.Channel, r.Strength, r.IsFace)).ToList();

                var path = VerificationPolicy.Judge(Standings.Passed(string.Join(' ', passed.Select(p => p.Code)))).Path;

                // The rule as a sentence about pairs, without the policy's own steps.
                var real = passed.Where(p => !p.IsFace && p.Code != "wait_notify").ToList();
                var pairs = real.SelectMany(one => real.Where(other => other.Channel != one.Channel && one.Strength >= Strength.Medium).Select(other => (one, other))).ToList();
                var strong = real.Any(p => p.Strength == Strength.Strong);
                var withKnown = pairs.Any(p => p.other.Code is "device_hist" or "authenticator");
                var waited = real.Count > 0 && passed.Any(p => p.Code == "wait_notify");
                path.ShouldBe(strong ? PathLetter.C : withKnown ? PathLetter.B : pairs.Count > 0 ? PathLetter.A : waited ? PathLetter.D : null);
            },
            usually: 2_000);

    [Fact]
    public void Passing_one_more_never_takes_a_path_away_and_touching_one_never_gives_one() =>
        Properties.Hold(random =>
        {
            var routes = CatalogueFiles.Own.Routes.Where(_ => random.Next(4) == 0).Select(r => Standings.Of(r.Code, CheckState.Passed)).ToList();
            var more = CatalogueFiles.Own.Routes[random.Next(CatalogueFiles.Own.Routes.Count)].Code;
            var level = VerificationPolicy.Judge(routes).Level;

            VerificationPolicy.Judge([.. routes, Standings.Of(more, CheckState.Passed)]).Level.ShouldBeGreaterThanOrEqualTo(level);
            VerificationPolicy.Judge([.. routes.Select(r => random.Next(2) == 0 ? r : Standings.Of(r.Route.Code, CheckState.Passed, touchedBy: "x"))])
                .Level.ShouldBeLessThanOrEqualTo(level);
        });
}
