using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>forbidden_ground: what is never a ground, as a ground or as words in a denial.</summary>
public sealed class ForbiddenGroundTests
{
    private const string Marked = "You declined face verification.";

    public static TheoryData<string> Never => [.. CatalogueFiles.Own.Never.Select(n => n.Code)];

    [Theory]
    [MemberData(nameof(Never))]
    public void What_is_never_a_ground_cannot_be_chosen_as_one(string never)
    {
        ACase.ReadyToDeny().Broken(AProposal.Deny(never)).ShouldContain($"forbidden_ground on ground:{never}");
        ACase.ReadyToApprove().Broken(AProposal.Approve(never)).ShouldContain($"forbidden_ground on ground:{never}");
    }

    [Fact]
    public void Words_that_mean_it_are_marked_in_a_denial()
    {
        var ready = ACase.ReadyToDeny();

        var refusal = ready.Case.Broken(AProposal.Deny("D3") with { Justification = $"{AProposal.OwnWords} {Marked}" }, ready.Decider, ready.World, ready.Now)
            .ShouldHaveSingleItem();

        refusal.ToString().ShouldBe("forbidden_ground on justification");
        refusal.Values["never"].ShouldBe("declined_face");
        Marked.ShouldContain(refusal.Values["phrase"]);
    }

    [Fact]
    public void In_what_is_stated_beside_a_ground_too() =>
        ACase.ReadyToDeny().Broken(AProposal.Deny("D4") with { Grounds = [new GroundStatement("D4", "您拒绝人脸识别。")] })
            .ShouldBe(["forbidden_ground on ground:D4"]);

    [Fact]
    public void Wherever_else_the_appellant_reads_it_too()
    {
        var face = "Because you declined the face scan, nothing milder would do.";

        ACase.ReadyToDeny().Broken(AProposal.Deny("D3") with { MilderWhy = face }).ShouldBe(["forbidden_ground on milder"]);
        ACase.ReadyToDeny().Broken(AProposal.Deny("D3") with { Evidence = [new CheckedEvidence("The file", face)] }).ShouldBe(["forbidden_ground on evidence-what"]);
        ACase.ReadyToDeny().Find(Finding.Confirmed, face).Broken(AProposal.Deny("D3")).ShouldBe(["forbidden_ground on signal:0"]);
    }

    [Fact]
    public void Confirmed_as_stating_a_fact_they_need_a_second_person()
    {
        var ready = ACase.ReadyToDeny();
        var proposal = AProposal.Deny("D3") with { Justification = $"{AProposal.OwnWords} {Marked}" };
        var phrases = ready.Case.Broken(proposal, ready.Decider, ready.World, ready.Now).Select(r => r.Values["phrase"].ToUpperInvariant()).ToList();

        ready.Broken(proposal with { ConfirmedPhrases = phrases }).ShouldBe(["second_review_needed on justification"]);
    }

    [Fact]
    public void Confirming_one_of_two_leaves_the_other()
    {
        var ready = ACase.ReadyToDeny();
        var proposal = AProposal.Deny("D3") with { Justification = $"{AProposal.OwnWords} {Marked} The system determined it." };
        var phrases = ready.Case.Broken(proposal, ready.Decider, ready.World, ready.Now).Select(r => r.Values["phrase"]).ToList();
        phrases.Count.ShouldBe(2);

        ready.Broken(proposal with { ConfirmedPhrases = [phrases[0]] }).ShouldBe(["forbidden_ground on justification"]);
    }

    [Fact]
    public void Never_on_an_approval() =>
        ACase.ReadyToApprove().Broken(AProposal.Approve("A1") with { Justification = $"{AProposal.OwnApproval} {Marked} The system determined it." })
            .ShouldBeEmpty();

    [Fact]
    public void Not_in_what_the_program_itself_quotes()
    {
        // The appellant's own words come back in the skeleton; they are not the decider's.
        var ready = ACase.ReadyToDeny(new AnAppeal().With("appeal.answers[0].answer", "Your chat wrote: the user declined face verification."));
        var skeleton = ready.Case.Skeleton(Decisions.PromisedEffect.Kept, ready.World, ready.Now);
        CatalogueFiles.Own.Phrases.In(skeleton).ShouldNotBeEmpty();

        ready.Broken(AProposal.Deny("D3") with { Justification = $"{skeleton}\n{AProposal.OwnWords}" }).ShouldBeEmpty();
    }

    [Fact]
    public void An_honest_denial_is_not_marked()
    {
        ACase.ReadyToDeny().Broken(AProposal.Deny("D3")).ShouldBeEmpty();
        ACase.ReadyToDeny(new AnAppeal().In("zh-CN")).Broken(AProposal.Deny("D3") with { Justification = AProposal.OwnChineseWords }).ShouldBeEmpty();
    }
}
