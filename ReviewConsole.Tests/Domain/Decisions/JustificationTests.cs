using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>justification_missing, _too_short, _too_long, _boilerplate and language_mismatch.</summary>
public sealed class JustificationTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Both_outcomes_carry_reasons(string text)
    {
        Denied(text).Single().Code.ShouldBe("justification_missing");
        Approved(text).Single().Code.ShouldBe("justification_missing");
        Denied(AProposal.OwnWords).ShouldBeEmpty();
        Approved(AProposal.OwnApproval).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void A_text_that_still_says_the_other_outcome_is_refused(string language)
    {
        var ready = ACase.ReadyToDeny(new AnAppeal().In(language));
        var own = language == "en" ? AProposal.OwnWords : AProposal.OwnChineseWords;
        var (toDeny, toApprove) = (ready.Case.Skeleton(PromisedEffect.Kept, ready.World, ready.Now), ready.Case.Skeleton(PromisedEffect.Lifted, ready.World, ready.Now));

        Judge(ready, Outcome.Deny, $"{toDeny}\n{own}").ShouldBeEmpty();
        Judge(ready, Outcome.Deny, $"{toApprove}\n{own}").ShouldHaveSingleItem().Code.ShouldBe("justification_contradicts");
        Judge(ready, Outcome.Approve, $"{toDeny}\n{own}").Select(r => r.Code).ShouldContain("justification_contradicts");
    }

    [Theory]
    [InlineData("en", 120)]
    [InlineData("zh-CN", 60)]
    public void A_denial_has_so_many_characters_of_own_words_and_not_one_less(string language, int needed)
    {
        var words = language == "en" ? AProposal.OwnWords : AProposal.OwnChineseWords;
        var enough = Exactly(words, needed);

        Denied(enough, language).ShouldBeEmpty();
        var refusal = Denied(enough[..^1], language).ShouldHaveSingleItem();
        refusal.ToString().ShouldBe("justification_too_short on justification");
        (refusal.Values["why"], refusal.Values["needed"], refusal.Values["has"]).ShouldBe(
            ("own", needed.ToString(System.Globalization.CultureInfo.InvariantCulture), (needed - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Built_sentences_and_white_space_are_no_own_words(string language)
    {
        var skeleton = ACase.ReadyToDeny(new AnAppeal().In(language)).Case.Skeleton(PromisedEffect.Kept, ACase.DefaultWorld, AnAppeal.Now);
        var own = Exactly(language == "en" ? AProposal.OwnWords : AProposal.OwnChineseWords, language == "en" ? 119 : 59);

        Denied($"{skeleton}\n\n   {own}\n\t ", language).ShouldHaveSingleItem().Code.ShouldBe("justification_too_short");
    }

    [Theory]
    [InlineData("en", 120, 15)]
    [InlineData("zh-CN", 60, 6)]
    public void An_approval_has_enough_in_all_and_one_own_sentence(string language, int all, int own)
    {
        var ready = ACase.ReadyToApprove(new AnAppeal().In(language)).Find(Finding.Explained);
        var skeleton = ready.Case.Skeleton(PromisedEffect.Lifted, ready.World, ready.Now);
        skeleton.Length.ShouldBeGreaterThan(all);
        var words = language == "en" ? AProposal.OwnApproval : AProposal.OwnChineseWords;

        Judge(ready, Outcome.Approve, $"{skeleton}\n{Exactly(words, own)}").ShouldBeEmpty();
        Judge(ready, Outcome.Approve, $"{skeleton}\n{Exactly(words, own)[..^1]}").ShouldHaveSingleItem().Values["why"].ShouldBe("sentence");
        Judge(ready, Outcome.Approve, skeleton).ShouldHaveSingleItem().Values["why"].ShouldBe("sentence");
        Judge(ready, Outcome.Approve, Exactly(words, all)).ShouldBeEmpty();
        Judge(ready, Outcome.Approve, Exactly(words, all)[..^1]).ShouldHaveSingleItem().Values["why"].ShouldBe("all");
    }

    [Fact]
    public void At_most_six_thousand_characters()
    {
        var longest = AProposal.OwnWords + new string('.', 6_000 - AProposal.OwnWords.Length);

        Denied(longest).ShouldBeEmpty();
        Denied(longest + ".").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("justification_too_long"), r => r.Values["most"].ShouldBe("6000"), r => r.Values["has"].ShouldBe("6001"));
        Approved(AProposal.OwnApproval + new string('.', 6_000)).ShouldHaveSingleItem().Code.ShouldBe("justification_too_long");
    }

    [Theory]
    [InlineData(AProposal.OwnWords)]
    [InlineData("WE LAID YOUR EXPLANATION BESIDE")]
    public void A_copy_of_one_of_the_same_persons_last_denials_is_refused(string start)
    {
        var copy = start + AProposal.OwnWords[start.Length..].Replace("30 June", "3 August", StringComparison.Ordinal);

        var refusal = Denied(copy, recent: ["somethingelseentirely", OwnWords.Normalise(AProposal.OwnWords)]).ShouldHaveSingleItem();

        (refusal.Code, refusal.Values["why"]).ShouldBe(("justification_boilerplate", "copy"));
    }

    [Fact]
    public void A_text_of_ones_own_beside_earlier_ones_is_no_copy() =>
        Denied(AProposal.OwnWords, recent: [OwnWords.Normalise(AProposal.OwnApproval), OwnWords.Normalise(AProposal.OwnChineseWords)]).ShouldBeEmpty();

    [Fact]
    public void For_an_approval_a_copy_is_only_a_hint()
    {
        var ready = ACase.ReadyToApprove();
        ready.Recent = new RecentTexts([OwnWords.Normalise(AProposal.OwnApproval)], [OwnWords.Normalise(AProposal.OwnApproval)]);

        ready.Broken(AProposal.Approve("A1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "no ")]
    [InlineData("en", "Appeal rejected. Decision upheld. See above. ")]
    [InlineData("zh-CN", "不予通过，维持原决定。")]
    public void A_long_text_that_says_nothing_is_boilerplate(string language, string empty)
    {
        var text = string.Concat(Enumerable.Repeat(empty, 60));

        var refusal = Denied(text, language).ShouldHaveSingleItem();

        (refusal.Code, refusal.Values["why"]).ShouldBe(("justification_boilerplate", "empty"));
    }

    [Theory]
    [InlineData("zh-CN", AProposal.OwnWords)]
    [InlineData("en", AProposal.OwnChineseWords)]
    [InlineData("uk", AProposal.OwnWords)]
    [InlineData("ar", AProposal.OwnWords)]
    public void Reasons_in_a_script_the_appellant_does_not_read_are_refused(string language, string text) =>
        Denied(text, language).Single(r => r.Code == "language_mismatch").Values["language"].ShouldBe(language);

    [Fact]
    public void For_an_approval_too() =>
        Judge(ACase.ReadyToApprove(new AnAppeal().In("zh-CN")), Outcome.Approve, AProposal.OwnApproval).ShouldHaveSingleItem().Code.ShouldBe("language_mismatch");

    [Theory]
    [InlineData("es")]
    [InlineData("xx")]
    public void What_a_script_cannot_tell_is_believed(string language) => Denied(AProposal.OwnWords, language).ShouldBeEmpty();

    [Fact]
    public void Several_faults_of_one_text_are_named_together() =>
        Denied("系统判定。", "en").Select(r => r.Code).ShouldBe(
            ["justification_too_short", "justification_boilerplate", "language_mismatch", "forbidden_ground"], ignoreOrder: true);

    // Own words of exactly this length, ending in a letter so that no end is trimmed away.
    private static string Exactly(string words, int length)
    {
        var cut = words[..length];
        return char.IsLetterOrDigit(cut[^1]) && char.IsLetterOrDigit(cut[^2]) ? cut : cut[..^2] + "xx";
    }

    private static IReadOnlyList<Refusal> Denied(string text, string language = "en", IReadOnlyList<string>? recent = null)
    {
        var ready = ACase.ReadyToDeny(new AnAppeal().In(language));
        ready.Recent = new RecentTexts(recent ?? [], []);
        return Judge(ready, Outcome.Deny, text);
    }

    private static IReadOnlyList<Refusal> Approved(string text) => Judge(ACase.ReadyToApprove(), Outcome.Approve, text);

    private static IReadOnlyList<Refusal> Judge(ACase ready, Outcome outcome, string text)
    {
        var proposal = outcome == Outcome.Deny ? AProposal.Deny("D3") : AProposal.Approve("A1");
        return ready.Case.Broken(proposal with { Justification = text }, ready.Decider, ready.World, ready.Now);
    }
}
