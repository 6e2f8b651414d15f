using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>What ends a case from outside, opens it again, or says what came of it.</summary>
public sealed class OutsideTests
{
    [Fact]
    public void A_withdrawn_appeal_is_nobodys_work_and_comes_back_with_its_date_when_that_is_undone_in_fourteen_days()
    {
        var of = ACase.Taken().Offer("otp_email");
        var (due, received) = (of.Case.DueAt, of.Case.ReceivedAt);

        var until = of.Case.Withdraw("It works again.", of.World, of.Now).Answer;

        until.ShouldBe(of.Now.AddDays(14));
        (of.Case.State, of.Case.Claim, of.Case.Assignee).ShouldBe((CaseState.Withdrawn, null, null));
        of.Case.Checks.ShouldHaveSingleItem().State.ShouldBe(CheckState.Expired);
        of.After(TimeSpan.FromDays(1)).Case.Withdraw(null, of.World, of.Now).Answer.ShouldBe(until, "the same again");
        of.Case.Find(0, Finding.Wrong, null, ACase.Lin, of.Token, of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");

        of.After(TimeSpan.FromDays(13)).Case.UndoWithdrawal(of.World, of.Now).IsDone.ShouldBeTrue();
        (of.Case.State, of.Case.DueAt, of.Case.ReceivedAt, of.Case.WithdrawnAt).ShouldBe((CaseState.Queued, due, received, null));
        of.Case.UndoWithdrawal(of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_withdrawn");
        of.Case.TakeFacts().Count(f => f.Kind is FactKinds.Withdrawn or FactKinds.WithdrawalUndone).ShouldBe(2);
    }

    [Fact]
    public void After_fourteen_days_a_withdrawal_stands_and_a_new_appeal_opens_a_round()
    {
        var of = ACase.Opened();
        of.Case.Withdraw(null, of.World, of.Now).IsDone.ShouldBeTrue();
        of.After(TimeSpan.FromDays(14) + TimeSpan.FromTicks(1));

        of.Case.UndoWithdrawal(of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo_late");
        of.Case.Receive(new AnAppeal().Message(), of.World, of.Now).Answer.ShouldBeTrue();
        (of.Case.State, of.Case.Round, of.Case.WithdrawnAt).ShouldBe((CaseState.Queued, 2, null));
    }

    [Fact]
    public void What_is_decided_cannot_be_withdrawn_any_more()
    {
        var of = ACase.ReadyToApprove();
        of.Decided(AProposal.Approve("A1"));

        of.Case.Withdraw(null, of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("illegal_move");
    }

    [Theory]
    [InlineData("en", "had judged this yet", "found that this was wrong")]
    [InlineData("zh-CN", "尚未有人对此作出判断", "我们认为该情况有误")]
    public void Lifted_elsewhere_it_is_overtaken_and_the_owner_is_told_what_stood_against_them(string language, string untested, string wrong)
    {
        var of = ACase.Taken(new AnAppeal().In(language).WithSignal("new_device")).Find(Finding.Wrong);

        of.Case.Take(new RestrictionReport(RestrictionChange.Lifted, of.Now.AddDays(-2)), Fresh(), of.World, of.Now).ShouldBe(RestrictionAnswer.Overtaken);

        of.Case.Restriction.EndsAt.ShouldBe(of.Now.AddDays(-2));
        of.Case.State.ShouldBe(CaseState.Overtaken);
        of.Case.Signals.Select(s => s.Finding).ShouldBe([Finding.Wrong, Finding.Untested], ignoreOrder: true);
        var told = of.Case.Messages.ShouldHaveSingleItem();
        told.Kind.ShouldBe(MessageType.Overtaken);
        told.Text.ShouldContain(untested);
        told.Text.ShouldContain(wrong);
        of.Case.ForReading(told, new ReviewerName("Lin", 14), of.World, language).ShouldBe(told.Text);
        Report(of, RestrictionChange.Expired).ShouldBe(RestrictionAnswer.Overtaken, "the same again tells nobody twice");
        of.Case.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_who_judge_it_already_finish_and_a_decided_case_keeps_its_decision()
    {
        var of = ACase.ReadyToApprove();
        of.Decided(AProposal.Approve("A1"));

        Report(of, RestrictionChange.Lifted).ShouldBe(RestrictionAnswer.Noted);

        (of.Case.State, of.Case.Messages.Count).ShouldBe((CaseState.Decided, 0));
        of.Case.TakeFacts().Count(f => f.Kind == FactKinds.RestrictionReported).ShouldBe(1);
    }

    [Fact]
    public void A_changed_restriction_is_what_the_case_is_about_from_then_on()
    {
        var of = ACase.Opened();

        of.Case.Take(new RestrictionReport(RestrictionChange.Changed, of.Now) { Scope = [RestrictionScope.Payout], EndsAt = of.Now.AddDays(3) }, Fresh(), of.World, of.Now)
            .ShouldBe(RestrictionAnswer.Changed);

        of.Case.Restriction.Scope.ShouldBe([RestrictionScope.Payout]);
        of.Case.Restriction.EndsAt.ShouldBe(of.Now.AddDays(3));
    }

    [Theory]
    [InlineData("failed_burst", 29, RestrictionAnswer.Reopened)]
    [InlineData("", 29, RestrictionAnswer.Reopened)]
    [InlineData("new_device", 29, RestrictionAnswer.Noted)]
    [InlineData("failed_burst", 31, RestrictionAnswer.Noted)]
    public void Restricted_again_on_what_was_found_wrong_it_is_taken_up_before_all_others_for_thirty_days(string signal, int days, RestrictionAnswer became)
    {
        var of = ACase.Taken().Find(Finding.Wrong).Offer("in_person").Pass("in_person");
        of.Decided(AProposal.Approve("A1"));
        of.After(TimeSpan.FromDays(days));

        var report = new RestrictionReport(RestrictionChange.Reimposed, of.Now) { Signals = signal.Length == 0 ? [] : [new FiredSignal(signal, of.Now, null, null, null, null, [])] };
        of.Case.Take(report, Fresh(), of.World, of.Now).ShouldBe(became);

        var reopened = became == RestrictionAnswer.Reopened;
        (of.Case.State, of.Case.Round, of.Case.CameBack).ShouldBe(reopened ? (CaseState.Queued, 2, CameBack.Reimposed) : (CaseState.Decided, 1, CameBack.Nothing));
        if (reopened)
        {
            of.Case.Signals.Select(s => s.Code).ShouldBe(signal.Length == 0 ? [] : [signal]);
            of.Case.Contact.ShouldNotBeNull("the owner can still be reached");
            FaceOnlyRule.Check(of.Routes).ShouldBeNull();
            of.TakenBy(ACase.Chen).Case.State.ShouldBe(CaseState.InReview);
        }
    }

    [Theory]
    [InlineData(CheckState.Passed)]
    [InlineData(CheckState.Failed)]
    public void A_result_of_what_was_asked_for_brings_a_waiting_case_back_to_whose_it_is(CheckState result)
    {
        var of = ACase.Taken().Offer("otp_email");
        of.Case.WaitForCheck(ACase.Lin, of.Token, of.Now).IsDone.ShouldBeTrue();
        var check = of.Case.Checks.Single();

        of.Case.TakeCheckResult(new CheckRecord(check.Id, result, null, "ref-7"), of.World, of.Now).Answer.ShouldBe(result);

        (of.Case.State, of.Case.Assignee, check.State, check.RecordedBy).ShouldBe((CaseState.Queued, ACase.Lin, result, null));
        of.Case.TakeCheckResult(new CheckRecord(check.Id, result, null, "ref-7"), of.World, of.Now).IsDone.ShouldBeTrue("the same again");
        of.Case.TakeCheckResult(new CheckRecord(check.Id, CheckState.Expired, null, null), of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_not_open");
        of.Case.TakeFacts().Count(f => f.Kind == FactKinds.CheckResult).ShouldBe(1);
    }

    [Fact]
    public void Late_results_codes_and_a_waiting_period_said_to_be_over_are_refused()
    {
        var of = ACase.Taken().Offer("otp_email", "wait_notify");
        CheckId Of(string route) => of.Case.Checks.Single(c => c.Route == route).Id;

        of.Case.TakeCheckResult(new CheckRecord(Of("otp_email"), CheckState.Passed, null, "483920"), of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("secret_in_text");
        of.Case.TakeCheckResult(new CheckRecord(Of("wait_notify"), CheckState.Passed, null, null), of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_told");
        of.After(TimeSpan.FromDays(60));
        of.Case.TakeCheckResult(new CheckRecord(Of("otp_email"), CheckState.Passed, null, null), of.World, of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_late");
    }

    [Fact]
    public void A_notice_has_arrived_when_two_channels_no_signal_touched_have_brought_it()
    {
        var of = ACase.ReadyToApprove(new AnAppeal().WithSignal("recovery_info_changed"));
        var decision = of.Decided(AProposal.Approve("A1"));
        var touched = NoticeReport.Channels.Except(of.Case.UntouchedChannels(decision)).ToList();
        touched.ShouldNotBeEmpty("the signal touches something");
        Notice(of, decision, "site").Refusals.ShouldHaveSingleItem().Code.ShouldBe("notice_unknown");
        of.After(TimeSpan.FromMinutes(2)).Case.Connect();

        Notice(of, decision, "site").IsDone.ShouldBeTrue();
        Notice(of, decision, "site").IsDone.ShouldBeTrue("the same again");
        Notice(of, decision, touched[0]).IsDone.ShouldBeTrue();
        of.Case.NoticeArrivedAt(decision).ShouldBeNull("one of them does not count");
        of.Case.Clocks(of.World).Single(c => c.Clock == ServiceClock.Notice).At(decision.DecidedAt.AddHours(24)).ShouldBe(ClockState.Missed);

        Notice(of, decision, "post", arrived: false).IsDone.ShouldBeTrue();
        of.Case.NoticeArrivedAt(decision).ShouldBeNull();
        Notice(of, decision, "post").IsDone.ShouldBeTrue();
        of.Case.NoticeArrivedAt(decision).ShouldBe(of.Now);
        of.Case.Clocks(of.World).Single(c => c.Clock == ServiceClock.Notice).At(of.Now).ShouldBe(ClockState.Met);
        of.Case.NoticeReports.Count.ShouldBe(4);
    }

    private static Result<Done> Notice(ACase of, Decision decision, string channel, bool arrived = true) =>
        of.Case.TakeNotice(new NoticeReport(decision.Id, channel, arrived, of.Now, null), of.World.Rules, of.Now);

    private static RestrictionAnswer Report(ACase of, RestrictionChange change) => of.Case.Take(new RestrictionReport(change, of.Now), Fresh(), of.World, of.Now);

    private static MessageId Fresh() => new(Guid.NewGuid());
}
