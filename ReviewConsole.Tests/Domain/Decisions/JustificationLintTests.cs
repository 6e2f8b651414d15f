using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What a reviewer is told while they write.</summary>
public sealed class JustificationLintTests
{
    [Fact]
    public void A_skeleton_meets_every_point_that_can_be_built_and_asks_for_own_words()
    {
        var ready = ACase.ReadyToDeny();

        Points(ready, AProposal.Deny("D3") with { Justification = ready.Case.Skeleton(PromisedEffect.Kept, ready.World, ready.Now) })
            .ShouldBe(["rule ✓", "answers ✓", "tried ✓", "milder ○", "own ○"]);
    }

    [Fact]
    public void An_empty_text_misses_every_point()
    {
        Points(ACase.ReadyToDeny(), AProposal.Deny("D3") with { Justification = "" }).ShouldBe(["rule ○", "answers ✓", "tried ○", "milder ○", "own ○"], "the answer was given beside the finding");
        Points(ACase.Taken().Find(Finding.Explained), AProposal.Approve("A2") with { Justification = "" }).ShouldBe(["rule ○", "answers ○", "own ○"]);
    }

    [Fact]
    public void A_denial_that_says_everything_meets_all_of_them()
    {
        var ready = ACase.ReadyToDeny();
        var text = ready.Case.Skeleton(PromisedEffect.Kept, ready.World, ready.Now) + "\n" + AProposal.OwnWords;

        Points(ready, AProposal.Deny("D3") with { Justification = text, MilderWhy = "A short hold would have left the account open." })
            .ShouldBe(["rule ✓", "answers ✓", "tried ✓", "milder ✓", "own ✓"]);
    }

    [Fact]
    public void Where_nothing_was_said_named_or_tried_nothing_is_asked_for() =>
        Points(ACase.Taken(new AnAppeal().WithoutSignals().Without("restriction.rule")), AProposal.Approve("A7")).ShouldBe(["own ✓"]);

    [Fact]
    public void Own_words_are_counted_as_the_rule_counts_them()
    {
        var own = Of(ACase.ReadyToDeny(), AProposal.Deny("D3") with { Justification = new string('a', 119) }).Single(l => l.Code == "own");

        own.Values.ShouldBe(new Dictionary<string, string> { ["has"] = "119", ["needed"] = "120" });
        own.IsMet.ShouldBe(false);
    }

    [Theory]
    [InlineData("We regret that you failed the letter check.", "blame")]
    [InlineData("Please write to maria@example.org about it.", "personal")]
    [InlineData("We called 13812345678 twice.", "personal")]
    [InlineData("The document 11010519491231002X was seen.", "personal")]
    [InlineData("The signal failed_burst was checked.", "code")]
    [InlineData("You came on [date] to our counter.", "unfinished")]
    [InlineData("This was stopped by risk control.", "empty_phrase")]
    [InlineData("We compared the letter of 4 July with the record and found that they fit.", null)]
    [InlineData("On 30 June 2026 nine attempts were made in 4 minutes; you called us on that day.", null)]
    public void A_remark_points_to_the_words_it_is_about(string sentence, string? code)
    {
        var remarks = Remarks(ACase.ReadyToApprove(), AProposal.Approve("A1") with { Justification = sentence });

        remarks.ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("您未能提供材料。", "blame")]
    [InlineData("经系统判定存在风险。", "empty_phrase")]
    [InlineData("我们核对了七月四日的信件与登录记录，二者相符。", null)]
    public void And_in_Chinese(string sentence, string? code) =>
        Remarks(ACase.ReadyToApprove(new AnAppeal().In("zh-CN")), AProposal.Approve("A1") with { Justification = sentence }).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_long_sentence_is_pointed_out_by_its_beginning()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("different", 46)) + ".";

        Of(ACase.ReadyToApprove(), AProposal.Approve("A1") with { Justification = sentence }).Single(l => l.Code == "long_sentence").Values["phrase"].ShouldBe("different different diff…");
        Remarks(ACase.ReadyToApprove(), AProposal.Approve("A1") with { Justification = sentence.Replace("different different different different", "different. Different", StringComparison.Ordinal) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_of_an_earlier_approval_is_a_remark_and_no_refusal()
    {
        var ready = ACase.ReadyToApprove();
        ready.Recent = new RecentTexts([], [OwnWords.Normalise(AProposal.OwnApproval)]);

        Remarks(ready, AProposal.Approve("A1")).ShouldBe(["copy"]);
        ready.Broken(AProposal.Approve("A1")).ShouldBeEmpty();
    }

    [Fact]
    public void A_denial_that_names_a_signal_found_stale_is_told_that_nothing_rests_on_it()
    {
        var taken = ACase.Taken().Find(Finding.Stale);
        var name = taken.World.Catalogue.Signal("failed_burst")!.Name.In("en");

        Remarks(taken, AProposal.Deny("D3") with { Justification = $"{name} shows that somebody else tried to get in." }).ShouldBe(["rests_on_nothing"]);
        Remarks(taken, AProposal.Approve("A4") with { Justification = $"{name} is out of date by now." }).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_written_the_remarks_come_back_and_break_nothing() => Properties.Hold(random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => (char)random.Next(32, 0x9FFF)));

        Of(ACase.Taken(AnAppeal.Any(random)), AProposal.Approve("A5") with { Justification = text }).ShouldAllBe(l => l.Values.Values.All(v => v.Length < 6100));
    });

    private static List<string> Points(ACase of, DecisionProposal proposal) =>
        [.. Of(of, proposal).Where(l => l.IsMet is not null).Select(l => $"{l.Code} {(l.IsMet == true ? '✓' : '○')}")];

    private static List<string> Remarks(ACase of, DecisionProposal proposal) => [.. Of(of, proposal).Where(l => l.IsMet is null).Select(l => l.Code)];

    private static IReadOnlyList<Lint> Of(ACase of, DecisionProposal proposal) => of.Case.Lints(proposal, of.Decider, of.World, of.Now);
}
