using System.Text.Json.Nodes;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>What is asked for beside the appeal: answered in writing, by its own clock, and carried out only when it is shown who asks.</summary>
public sealed class RightsTests
{
    private static readonly ReviewerName Lin = new("Lin", 14);
    private static readonly string Why = "We asked you on 12 July to show that the account is yours, and the letter came back with other digits than were sent.";

    [Theory]
    [InlineData(RightsRequestKind.CancelAccount)]
    [InlineData(RightsRequestKind.ChangePhone)]
    [InlineData(RightsRequestKind.CopyOfData)]
    public void Nothing_is_granted_before_it_is_shown_who_asks(RightsRequestKind kind)
    {
        var of = ACase.Taken(Bare());
        var right = of.Case.AskForRight(kind, of.World, of.Now);
        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_unverified");
        of.Offer("otp_email").Pass("otp_email");
        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_unverified", "one Medium alone is no path");

        of.Offer("in_person").Pass("in_person");
        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldBeEmpty();

        (right.Answers[^1].Path, right.State).ShouldBe((PathLetter.C, kind == RightsRequestKind.CancelAccount ? RightState.Pending : RightState.Told));
    }

    [Fact]
    public void What_was_shown_long_before_does_not_count()
    {
        var of = ACase.Taken(Bare()).Offer("in_person").Pass("in_person").After(TimeSpan.FromDays(31));
        var right = of.Case.AskForRight(RightsRequestKind.CopyOfData, of.World, of.Now);

        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_unverified");
        VerificationPolicy.Judge(of.Routes).Path.ShouldBe(PathLetter.C, "for the appeal it does");
    }

    [Fact]
    public void A_cancelled_account_can_be_kept_for_fourteen_days_and_only_then_the_platform_is_told()
    {
        var (of, right) = Granted(RightsRequestKind.CancelAccount);
        var until = right.UndoUntil.ShouldNotBeNull();
        until.ShouldBe(of.Now.AddDays(14));
        of.Case.BringRightsIntoEffect(until).ShouldBeEmpty();
        of.Case.TakeRightReport(right.Id, new(RightResult.Done, of.Now, "")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_early");

        of.Case.UndoRight(right.Id, until).Answer.State.ShouldBe(RightState.Undone);
        of.Case.UndoRight(right.Id, until).Refusals.ShouldBeEmpty("the same again");
        of.Case.BringRightsIntoEffect(until.AddDays(1)).ShouldBeEmpty();
        of.Case.AskForRight(RightsRequestKind.CancelAccount, of.World, of.Now).Id.ShouldNotBe(right.Id, "what is over can be asked for again");

        var (other, kept) = Granted(RightsRequestKind.CancelAccount);
        other.Case.BringRightsIntoEffect(kept.UndoUntil!.Value.AddSeconds(1)).ShouldBe([kept]);
        other.Case.BringRightsIntoEffect(other.Now.AddDays(20)).ShouldBeEmpty("once");
        other.Case.UndoRight(kept.Id, other.Now.AddDays(20)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_not_undoable");
        kept.State.ShouldBe(RightState.Told);
    }

    [Fact]
    public void What_was_granted_and_has_not_left_can_still_be_refused_and_nothing_else_can()
    {
        var (of, right) = Granted(RightsRequestKind.CancelAccount);
        Answer(of, right, new(RightAnswerKind.Refused) { Ground = "ownership_disputed", Words = Why }).Refusals.ShouldBeEmpty();

        right.State.ShouldBe(RightState.Refused);
        right.Answers.Select(a => a.Kind).ShouldBe([RightAnswerKind.Granted, RightAnswerKind.Refused], "none is edited");
        of.Case.BringRightsIntoEffect(of.Now.AddDays(15)).ShouldBeEmpty();
        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_answered");
        var (told, copy) = Granted(RightsRequestKind.CopyOfData);
        Answer(told, copy, new(RightAnswerKind.Refused) { Ground = "others_data", Words = Why }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_answered");
    }

    [Fact]
    public void A_refusal_has_a_ground_that_fits_and_reasons_of_its_own()
    {
        var of = ACase.Taken(Bare());
        var right = of.Case.AskForRight(RightsRequestKind.CopyOfData, of.World, of.Now);

        Codes(Answer(of, right, new(RightAnswerKind.Refused))).ShouldBe(["right_ground_missing", "right_words_missing"]);
        Codes(Answer(of, right, new(RightAnswerKind.Refused) { Ground = "open_obligations", Words = Why })).ShouldBe(["right_ground_missing"], "that is none against a copy");
        Codes(Answer(of, right, new(RightAnswerKind.Refused) { Ground = "not_verified", Words = Why })).ShouldBe(["right_verify_first"]);
        Codes(Answer(of, right, new(RightAnswerKind.Refused) { Ground = "others_data", Words = "您的资料中含有他人的信息，而且无法与您自己的信息分开，因此这一部分我们不能提供给您，其余部分可以提供，您随时可以就其余部分再次提出请求。" })).ShouldBe(["language_mismatch"]);
        Codes(Answer(of, right, new(RightAnswerKind.Refused) { Ground = "others_data", Words = Why + " You refused the face scan." })).ShouldContain("forbidden_ground");
    }

    [Fact]
    public void Asked_to_show_it_names_ways_without_a_face_and_its_clock_runs_on()
    {
        var of = ACase.Taken(Bare());
        var right = of.Case.AskForRight(RightsRequestKind.ChangePhone, of.World, of.Now);
        Codes(Answer(of, right, new(RightAnswerKind.Verify))).ShouldBe(["right_routes_missing"]);
        Codes(Answer(of, right, new(RightAnswerKind.Verify) { Routes = ["face_scan"] })).ShouldBe(["route_not_offered"]);

        Answer(of, right, new(RightAnswerKind.Verify) { Routes = ["in_person", "postal_code"] }).Refusals.ShouldBeEmpty();

        (right.State, right.AnsweredAt, right.Answers[0].Checks.Count).ShouldBe((RightState.ToVerify, null, 2));
        of.Case.Checks.ShouldAllBe(c => c.Right == right.Id && c.State == CheckState.Offered);
        Clock(of, ServiceClock.Right).At(right.DueAt).ShouldBe(ClockState.Missed);
        of.Case.Messages[^1].Text.ShouldSatisfyAllConditions(t => t.ShouldContain("In person at a counter"), t => t.ShouldContain("none uses your face"), t => t.ShouldContain("Reviewer Lin, no. 14"));
        of.Case.TextOf(right, new(RightAnswerKind.Verify), Lin, of.World, right.DueAt).ShouldContain("That we are late is no fault of yours");
        Answer(of, right, new(RightAnswerKind.Refused) { Ground = "not_verified", Words = Why }).Refusals.ShouldBeEmpty("now it was asked");
        Clock(of, ServiceClock.Right).MetAt.ShouldBe(of.Now);
    }

    [Fact]
    public void It_is_shown_and_answered_also_when_the_appeal_is_decided_and_by_nobody_who_claims_it()
    {
        var of = ACase.ReadyToDeny(Bare());
        of.Decided(AProposal.Deny("D3"));
        of.After(TimeSpan.FromDays(3));
        var right = of.Case.AskForRight(RightsRequestKind.CancelAccount, of.World, of.Now);
        Answer(of, right, new(RightAnswerKind.Verify) { Routes = ["in_person"] }).Refusals.ShouldBeEmpty();
        var check = right.Answers[0].Checks.ShouldHaveSingleItem();

        of.Case.Record(new CheckRecord(check, CheckState.Passed, "seen by hand", "ref-1"), ACase.Chen, default, of.World, of.Now).Refusals.ShouldBeEmpty();

        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldBeEmpty();
        of.Case.State.ShouldBe(CaseState.Decided);
    }

    [Fact]
    public void The_platforms_word_comes_in_for_it_also_in_a_later_round_and_a_withdrawn_appeal_leaves_it_open()
    {
        var of = ACase.Opened(Bare());
        var right = of.Case.AskForRight(RightsRequestKind.CopyOfData, of.World, of.Now);
        Answer(of, right, new(RightAnswerKind.Verify) { Routes = ["in_person"] }).Refusals.ShouldBeEmpty();
        of.Case.Withdraw(null, of.World, of.Now).Refusals.ShouldBeEmpty();
        of.Case.Checks.ShouldHaveSingleItem().IsOpen.ShouldBeTrue();
        of.Case.Receive(Bare().Message(of.Now), of.World, of.Now).Answer.ShouldBeTrue();

        of.Case.TakeCheckResult(new CheckRecord(right.Answers[0].Checks[0], CheckState.Passed, null, "ref-9"), of.World, of.Now).Refusals.ShouldBeEmpty();

        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldBeEmpty();
        of.Case.Clocks(of.World).Single(c => c.Clock == ServiceClock.Right).At(of.Now).ShouldBe(ClockState.Met);
    }

    [Fact]
    public void What_the_platform_does_not_do_is_an_alarm_until_it_does()
    {
        var (of, right) = Granted(RightsRequestKind.CopyOfData);
        Clock(of, ServiceClock.RightDone).At(of.Now.AddDays(6)).ShouldBe(ClockState.Missed);

        of.Case.TakeRightReport(right.Id, new(RightResult.Failed, of.Now, "The file is too large.")).Answer.State.ShouldBe(RightState.NotDone);
        of.Case.TakeRightReport(right.Id, new(RightResult.Failed, of.Now.AddHours(1), "")).Answer.Reports.Count.ShouldBe(1, "the same again");
        of.Case.TakeRightReport(right.Id, new(RightResult.Done, of.Now.AddHours(2), "")).Answer.State.ShouldBe(RightState.Done);

        Clock(of, ServiceClock.RightDone).At(of.Now.AddDays(6)).ShouldBe(ClockState.Met);
        of.Case.TakeFacts().Select(f => f.Kind).Where(k => k.StartsWith("right_", StringComparison.Ordinal))
            .ShouldBe([FactKinds.RightAsked, FactKinds.RightAnswered, FactKinds.RightNotCarriedOut, FactKinds.RightCarriedOut]);
    }

    [Theory]
    [InlineData("en", "in case it was not you who asked", "the account is closed after 27 July 2026")]
    [InlineData("zh-CN", "以防该请求并非您本人提出", "账号将于2026年7月27日之后注销")]
    public void An_answer_is_in_their_language_says_when_and_what_can_be_done(string language, string announced, string when)
    {
        var (of, right) = Granted(RightsRequestKind.CancelAccount, language);

        var text = of.Case.Messages.Single(m => m.Kind == MessageType.RightAnswered).Text;
        (text.Contains(announced, StringComparison.Ordinal), text.Contains(when, StringComparison.Ordinal)).ShouldBe((true, true), text);
        of.Case.ForReading(of.Case.Messages[^1], Lin, of.World, "en").ShouldNotBeNull().ShouldContain("closed after 27 July 2026");
        foreach (var ground in RightBook.Grounds.Where(g => g.IsFor(right.Kind)))
        {
            var refused = of.Case.TextOf(right, new(RightAnswerKind.Refused) { Ground = ground.Code, Words = "…" }, Lin, of.World, of.Now);
            refused.ShouldContain(ground.Law.In(language));
            refused.ShouldContain(language == "en" ? "PIPL, Article 50" : "第五十条");
            refused.ShouldNotContain('{');
        }
    }

    [Fact]
    public void Each_that_came_with_the_appeal_has_its_own_clock_and_is_said_in_its_fact()
    {
        var of = ACase.Opened(new AnAppeal().With("appeal.requests", new JsonArray("change_phone", "cancel_account")));

        of.Case.TakeFacts().Single(f => f.Kind == FactKinds.CaseOpened).Codes["requests"].ShouldBe("change_phone cancel_account");
        of.Case.Clocks(of.World).Count(c => c.Clock == ServiceClock.Right).ShouldBe(2);
        of.Case.WatchClocks(of.World, of.Case.Rights[0].DueAt).ShouldBeGreaterThan(0);
        of.Case.TakeFacts().Count(f => f.Kind == FactKinds.ClockMissed && f.Codes["clock"] == "right").ShouldBe(1, "one end, said once");
    }

    private static (ACase Of, RightsRequest Right) Granted(RightsRequestKind kind, string language = "en")
    {
        var of = ACase.Taken(Bare().With("appeal.language", language)).Offer("in_person").Pass("in_person");
        var right = of.Case.AskForRight(kind, of.World, of.Now);
        Answer(of, right, new(RightAnswerKind.Granted)).Refusals.ShouldBeEmpty();
        return (of, right);
    }

    private static AnAppeal Bare() => new AnAppeal().Without("appeal.requests");

    private static ClockReading Clock(ACase of, ServiceClock clock) => of.Case.Clocks(of.World).Single(c => c.Clock == clock);

    private static List<string> Codes(Result<RightsRequest> answer) => [.. answer.Refusals.Select(r => r.Code).Distinct()];

    private static Result<RightsRequest> Answer(ACase of, RightsRequest right, RightProposal answer) =>
        of.Case.AnswerRight(right.Id, answer, new MessageId(Guid.CreateVersion7()), Lin, ACase.Lin, of.World, of.Now);
}
