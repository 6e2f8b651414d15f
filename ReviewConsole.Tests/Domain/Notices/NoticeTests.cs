using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Notices;

/// <summary>The statement of reasons: what it must contain (regulation reference §6), in whose language, and what it never shows.</summary>
public sealed partial class NoticeTests
{
    [Theory]
    [InlineData("what was restricted", "signing in")]
    [InlineData("since when", "30 June 2026")]
    [InlineData("until when", "The platform set no end date.")]
    [InlineData("where", "wherever the account is used")]
    [InlineData("which signals, with date and words", "9 wrong passwords, then a sign-in")]
    [InlineData("how each is seen now", "(Confirmed)")]
    [InlineData("how it was found", "noticed by automated means")]
    [InlineData("how it was decided", "imposed automatically, without a person")]
    [InlineData("who decides now", "Reviewer Lin, no. 14")]
    [InlineData("that they are a person", "A person, Reviewer Lin")]
    [InlineData("which rule and version", "rule ATO-11, version 2025-02")]
    [InlineData("its text", "Two or more takeover signs within 24 hours lock sign-in.")]
    [InlineData("where to read it", "https://rules.example.org/ato-11")]
    [InlineData("why the facts meet it", "a network abroad within four minutes")]
    [InlineData("that the appeal was read", "You wrote to us on 11 July 2026.")]
    [InlineData("what the appellant said", "“I had changed my password the day before.”")]
    [InlineData("the answer to it", "The nine attempts came before the change you name.")]
    [InlineData("that a no to a face scan does not matter", "it played no part in this decision")]
    [InlineData("which route was tried", "could not be confirmed on 13 July 2026")]
    [InlineData("which routes are left", "These ways remain open to you")]
    [InlineData("why nothing milder was enough", "a restriction of fewer functions")]
    [InlineData("until when it can be contested", "until 13 January 2027")]
    [InlineData("that it is free", "free of charge")]
    [InlineData("that another person looks", "A person other than those who took this decision")]
    [InlineData("regulator and court", "a regulator, a dispute settlement body or a court")]
    [InlineData("data used", "For this decision we used")]
    [InlineData("how long it is kept", "kept until 13 July 2029")]
    [InlineData("rights requests", "change the phone number")]
    [InlineData("the date", "Issued on 13 July 2026")]
    [InlineData("the case number", "Case AP-2026-")]
    [InlineData("the language", "Language: English")]
    public void A_denial_says(string what, string words) => Denial().AsText().ShouldContain(words, Shouldly.Case.Sensitive, what);

    [Theory]
    [InlineData("the outcome", "Your appeal is accepted")]
    [InlineData("why the risk is gone", "the clerk found it in order")]
    [InlineData("how ownership was shown", "confirmed on 13 July 2026")]
    [InlineData("what is lifted", "We tell the platform to lift the restriction without delay: signing in.")]
    [InlineData("what stays on hold and for how long", "Payouts stay on hold until 16 July 2026")]
    [InlineData("what to do if it is not lifted", "If the restriction has not gone within a day")]
    [InlineData("how to contest it", "contest this decision")]
    public void An_approval_says(string what, string words)
    {
        var ready = ACase.ReadyToApprove();
        ready.Decided(AProposal.Approve("A1") with { Conditions = [new ConditionTerm("C1")] }).Notice.AsText().ShouldContain(words, Shouldly.Case.Sensitive, what);
    }

    [Fact]
    public void An_approval_does_not_explain_why_nothing_milder_was_enough() =>
        ACase.ReadyToApprove().Decided(AProposal.Approve("A1")).Notice.Sections.ShouldNotContain(s => s.Code == "milder");

    [Fact]
    public void A_statutory_measure_names_the_legal_remedy()
    {
        var statutory = ACase.ReadyToDeny(new AnAppeal().Under("statutory_fraud_measure"));
        statutory.Decided(AProposal.Deny("D3")).Notice.AsText().ShouldContain("administrative review");
        Denial().AsText().ShouldNotContain("administrative review");
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans", "维持限制", "2026年6月30日")]
    [InlineData("en-GB", "en", "stays in place", "30 June 2026")]
    [InlineData("uk", "en", "stays in place", "30 June 2026")]
    public void It_is_in_the_appellants_language_whoever_looks(string appellant, string texts, string title, string date)
    {
        var (before, beforeTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            var looks = new[] { "en", "zh-CN", "ar-SA", "th-TH" }.Select(reader =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader);
                var ready = ACase.ReadyToDeny(new AnAppeal().With("appealId", "ap-same").In(appellant));
                return ready.Case.Notice(AProposal.Deny("D3"), ready.Decider, ready.World, ready.Now);
            }).ToList();

            looks.ShouldAllBe(n => n.Language == texts && n.Title.Contains(title, StringComparison.Ordinal) && n.AsText().Contains(date, StringComparison.Ordinal));
            looks.Select(n => CaseNumbers.Replace(n.AsText(), "")).Distinct().Count().ShouldBe(1);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeTexts);
        }
    }

    [Fact]
    public void What_is_shown_beside_the_editor_is_what_is_sent()
    {
        var ready = ACase.ReadyToDeny();
        var preview = ready.Case.Notice(AProposal.Deny("D3"), ready.Decider, ready.World, ready.Now);

        ready.Decided(AProposal.Deny("D3")).Notice.AsText().ShouldBe(preview.AsText());
    }

    [Fact]
    public void No_code_and_no_gap_is_ever_shown() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnAppeal.Any(random).With("restriction.scope", AnyScope(random)));
                foreach (var signal in taken.Case.Signals.Where(_ => random.Next(3) > 0))
                {
                    taken.Find((Finding)random.Next(5), ordinal: signal.Ordinal);
                }

                foreach (var route in taken.Routes.Where(r => r.CanBeOffered && random.Next(3) == 0).Select(r => r.Route.Code).ToList())
                {
                    _ = random.Next(4) switch { 0 => taken.Offer(route), 1 => route == "wait_notify" ? taken.Offer(route) : taken.Pass(route), 2 => taken.Offer(route).Fail(route), _ => taken.Expire(route) };
                }

                var outcome = (Outcome)random.Next(2);
                var proposal = new DecisionProposal
                {
                    Outcome = outcome,
                    Grounds = [.. CatalogueFiles.Own.Grounds.Where(g => g.Outcome == outcome && random.Next(3) == 0).Select(g => new GroundStatement(g.Code, "stated"))],
                    Conditions = [.. CatalogueFiles.Own.Conditions.Where(_ => random.Next(2) == 0).Select(c => new ConditionTerm(c.Code))],
                    Justification = taken.Case.Skeleton(outcome == Outcome.Deny ? PromisedEffect.Kept : PromisedEffect.Lifted, taken.World, taken.Now),
                    RecheckOn = random.Next(2) == 0 ? new DateOnly(2026, 7, 15) : null,
                };
                var text = taken.Case.Notice(proposal, taken.Decider, taken.World, taken.Now).AsText();
                RawCode.Matches(text).Select(m => m.Value).ShouldBeEmpty(text);
                text.ShouldNotContain("\n\n\n");
            },
            usually: 300);

    [Fact]
    public void Words_from_outside_are_not_taken_for_placeholders()
    {
        var ready = ACase.ReadyToDeny(new AnAppeal().With("signals[0].observed", "{date} {baseline} {").With("account.displayName", "{reviewer}"));

        var text = ready.Decided(AProposal.Deny("D3")).Notice.AsText();

        text.ShouldContain("{date} {baseline} {");
        text.ShouldContain("Hello {reviewer},");
    }

    [Fact]
    public void An_unknown_signal_is_told_in_the_platforms_words()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("moon_phase"));
        var text = taken.Case.Notice(AProposal.Deny("D3"), taken.Decider, taken.World, taken.Now).AsText();

        text.ShouldContain("recorded something for which we have no plain description; it wrote: seen once");
        text.ShouldNotContain("moon_phase");
    }

    [Theory]
    [InlineData("restriction.rule", "did not say on which rule", null)]
    [InlineData("restriction.rule.id", "did not say on which rule", "Two or more takeover signs")]
    [InlineData("restriction.rule.version", "did not say which version", "Two or more takeover signs")]
    public void A_gap_in_the_rule_is_said_and_what_there_is_of_it_shown(string missing, string gap, string? text)
    {
        var taken = ACase.Taken(new AnAppeal().Without(missing));
        var notice = taken.Case.Notice(AProposal.Approve("A7"), taken.Decider, taken.World, taken.Now).Sections.Single(s => s.Code == "rule").Paragraphs;

        notice.ShouldContain(p => p.Contains(gap, StringComparison.Ordinal));
        notice.Any(p => text is not null && p.Contains(text, StringComparison.Ordinal)).ShouldBe(text is not null);
        notice.ShouldAllBe(p => !p.Contains("“”", StringComparison.Ordinal) && !p.Contains("rule ,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_denial_claims_no_weighing_of_milder_measures_that_nobody_wrote_down() =>
        ACase.ReadyToDeny().Decided(AProposal.Deny("D3")).Notice.Sections.ShouldNotContain(s => s.Code == "milder");

    private static Notice Denial() =>
        ACase.ReadyToDeny().Decided(AProposal.Deny("D3") with { MilderWhy = "A short hold would have left the payout account open." }).Notice;

    private static JsonArray AnyScope(Random random)
    {
        string[] scopes = ["login", "payout", "listing", "messaging", "purchase", "profile_change", "full_account"];
        return new JsonArray([.. scopes.Where(_ => random.Next(3) == 0).Append("login").Distinct().Select(s => (JsonNode)s)]);
    }

    [GeneratedRegex(@"AP-2026-\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseNumbers { get; }

    // snake_case, a ground or condition, a placeholder nobody filled.
    [GeneratedRegex(@"[a-z]+_[a-z_]+|\b[ACD]\d{1,2}\b|\{\w*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawCode { get; }
}
