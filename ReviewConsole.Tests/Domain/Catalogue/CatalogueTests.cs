using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>The program's own catalogue is whole: everything design.md names, in both languages.</summary>
public sealed class CatalogueTests
{
    private static readonly ReviewCatalogue Own = CatalogueFiles.Own;

    [Fact]
    public void The_twenty_three_signals_are_there() =>
        Own.Signals.Select(s => s.Code).ShouldBe(
            [
                "new_device", "new_place", "impossible_travel", "anon_network", "failed_burst", "stuffing_pattern", "leaked_credential", "recovery_used",
                "recovery_info_changed", "credential_changed", "sim_changed", "number_recycled", "session_reuse", "mfa_prompting", "bot_like",
                "many_accounts_device", "payout_changed", "address_changed_order", "listing_spree", "off_platform_push", "owner_report", "dormant_awake",
                "partner_alert",
            ],
            ignoreOrder: true);

    [Fact]
    public void Every_ground_and_condition_is_there()
    {
        Own.Grounds.Where(g => g.Outcome == Outcome.Approve).Select(g => g.Code).ShouldBe(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"]);
        Own.Grounds.Where(g => g.Outcome == Outcome.Deny).Select(g => g.Code).ShouldBe(["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D11"]);
        Own.Conditions.Select(c => c.Code).ShouldBe(["C1", "C2", "C3", "C4", "C5"]);
        Own.Ground("D10").ShouldBeNull("pending evidence is a wait, not an outcome");
    }

    [Theory]
    [InlineData("A1", "theft statutory")]
    [InlineData("A2", "theft statutory")]
    [InlineData("A3", "theft terms statutory")]
    [InlineData("A4", "theft terms statutory")]
    [InlineData("A5", "theft terms statutory")]
    [InlineData("A6", "theft terms statutory")]
    [InlineData("A7", "theft terms statutory")]
    [InlineData("A8", "theft statutory")]
    [InlineData("A9", "theft terms statutory")]
    [InlineData("D1", "theft statutory")]
    [InlineData("D2", "theft statutory")]
    [InlineData("D3", "theft statutory")]
    [InlineData("D4", "theft statutory")]
    [InlineData("D5", "theft statutory")]
    [InlineData("D6", "theft terms statutory")]
    [InlineData("D7", "theft terms statutory")]
    [InlineData("D8", "statutory")]
    [InlineData("D9", "theft statutory")]
    [InlineData("D11", "theft statutory")]
    public void The_basis_decides_which_grounds_are_open(string ground, string bases) =>
        string.Join(' ', Own.Ground(ground)!.Bases.Order().Select(b => b switch
        {
            RestrictionBasis.ProtectiveTheftRisk => "theft",
            RestrictionBasis.TermsBreach => "terms",
            _ => "statutory",
        })).ShouldBe(bases);

    [Theory]
    [InlineData("C1", 72, null)]
    [InlineData("C4", null, 7)]
    [InlineData("C5", null, 30)]
    public void A_condition_lasts_no_longer_than_the_regulation_allows(string condition, int? hours, int? days) =>
        (Own.Condition(condition)!.MaxHours, Own.Condition(condition)!.MaxDays).ShouldBe((hours, days));

    [Fact]
    public void Everything_is_said_in_both_languages_and_never_in_code() =>
        Texts().ShouldAllBe(t => IsSaid(t.Text), "each text has English and Chinese, and no code between its words");

    [Fact]
    public void What_is_never_a_ground_has_a_reason_and_phrases_in_both_languages()
    {
        string[] named = ["declined_face", "no_phone", "score_says_so", "age", "region", "language", "having_complained"];
        named.ShouldBeSubsetOf(Own.Never.Select(n => n.Code));
        Own.Never.ShouldAllBe(n => Languages.All.All(l => n.Phrases[l].Count > 0));
        Languages.All.ShouldAllBe(l => Own.NeverAlone[l].Count > 0);
    }

    [Fact]
    public void Each_signal_has_evidence_innocent_causes_a_weight_and_known_channels() =>
        Own.Signals.ShouldAllBe(s => s.Evidence.Count > 0 && s.Innocent.Count > 0 && s.Weight >= 1 && s.Weight <= 10 && s.LifetimeDays > 0
            && s.Touches.All(Channels.All.Contains) && s.NoticeSentence != null);

    [Fact]
    public void What_only_a_device_says_is_stale_after_thirty_days() =>
        Own.Signals.Where(s => s.DeviceOnly).ShouldAllBe(s => s.Traits.LifetimeDays <= 30);

    [Fact]
    public void Only_an_owners_report_and_a_stolen_session_stand_alone() =>
        Own.Signals.Where(s => s.StandsAlone).Select(s => s.Code).ShouldBe(["session_reuse", "owner_report"], ignoreOrder: true);

    [Theory]
    [InlineData("sim_changed", "phone")]
    [InlineData("number_recycled", "phone")]
    [InlineData("recovery_info_changed", "phone email")]
    [InlineData("payout_changed", "payment")]
    [InlineData("session_reuse", "device")]
    [InlineData("partner_alert", "linked")]
    [InlineData("address_changed_order", "post")]
    [InlineData("dormant_awake", "")]
    public void A_signal_touches_the_channels_it_speaks_of(string signal, string channels) =>
        string.Join(' ', Own.Signal(signal)!.Touches).ShouldBe(channels);

    [Fact]
    public void An_unknown_signal_counts_as_an_ordinary_theft_signal_that_touches_nothing()
    {
        var traits = Own.Traits("moon_phase");

        (traits.LifetimeDays, traits.Weight, traits.IsTheft).ShouldBe((180, 3, true));
        traits.Touches.ShouldBeEmpty();
    }

    [Fact]
    public void Each_route_has_a_known_channel_and_at_least_one_attempt() =>
        Own.Routes.ShouldAllBe(r => Channels.All.Contains(r.Channel) && r.Attempts >= 1 && r.ValidDays >= 1 && r.Strength > Strength.None);

    [Fact]
    public void Whatever_shows_a_face_is_a_face_route() =>
        Own.Routes.Where(r => r.Channel == Channels.Face || r.NeedsCamera).ShouldAllBe(r => r.IsFace);

    [Fact]
    public void The_floor_needs_neither_phone_nor_camera() =>
        Own.Routes.Where(r => r.Floor).ShouldAllBe(r => !r.NeedsPhone && !r.NeedsCamera && !r.IsFace && !r.Passive);

    [Theory]
    [InlineData("otp_phone", Strength.Medium)]
    [InlineData("otp_email", Strength.Medium)]
    [InlineData("linked_account", Strength.Medium)]
    [InlineData("pay_digits", Strength.Weak)]
    [InlineData("ship_addr", Strength.Weak)]
    [InlineData("in_person", Strength.Strong)]
    [InlineData("notarised", Strength.Strong)]
    [InlineData("national_eid", Strength.Strong)]
    [InlineData("postal_code", Strength.Medium)]
    [InlineData("business_licence", Strength.Medium)]
    [InlineData("prior_consistency", Strength.Medium)]
    public void A_route_is_as_strong_as_the_regulation_says(string route, Strength strength) => Own.Route(route)!.Strength.ShouldBe(strength);

    private static bool IsSaid(LocalText text) => Languages.All.All(l =>
        text.Texts.TryGetValue(l, out var said) && !string.IsNullOrWhiteSpace(said) && !said.Contains('_', StringComparison.Ordinal));

    private static IEnumerable<(string Of, LocalText Text)> Texts()
    {
        foreach (var s in Own.Signals)
        {
            LocalText[] texts = [s.Name, s.Criterion, s.NoticeSentence!, .. s.Evidence, .. s.Innocent];
            foreach (var text in texts)
            {
                yield return (s.Code, text);
            }
        }

        foreach (var r in Own.Routes)
        {
            LocalText?[] texts = [r.Name, r.What, r.Needs, r.Cost, r.TypicalTime, r.Record, r.Weakness];
            foreach (var text in texts.OfType<LocalText>())
            {
                yield return (r.Code, text);
            }
        }

        foreach (var g in Own.Grounds)
        {
            LocalText?[] texts = [g.Name, g.Sentence, g.MustState, g.Help];
            foreach (var text in texts.OfType<LocalText>())
            {
                yield return (g.Code, text);
            }
        }

        foreach (var text in Own.Conditions.SelectMany(c => new[] { (c.Code, c.Name), (c.Code, c.Sentence) })
            .Concat(Own.Never.SelectMany(n => new[] { (n.Code, n.Name), (n.Code, n.Why) })))
        {
            yield return text;
        }
    }
}
