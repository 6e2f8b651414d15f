using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <summary>Two reminders, then a fair end. Asked on Monday, 13 July 2026, 10:00 in Shanghai, with five working days to answer.</summary>
public sealed class RemindingTests
{
    private static readonly ReviewerName Lin = new("Lin", 14);
    private readonly ACase _of = ACase.Taken().Find(Finding.Untested);

    public RemindingTests() => Case.Ask(AQuestion.Free(), Id(), Lin, ACase.Lin, _of.Token, _of.World, _of.Now).IsDone.ShouldBeTrue();

    private Case Case => _of.Case;

    [Fact]
    public void Reminders_leave_on_their_mornings_and_the_case_comes_back_at_the_end()
    {
        At(15, 0).ShouldBe("nothing_due", "not yet nine o'clock in Shanghai");
        At(15, 1).ShouldBe("Reminder");
        At(15, 2).ShouldBe("nothing_due");
        At(17, 1).ShouldBe("Reminder");
        At(20, 15).ShouldBe("nothing_due");
        (Case.State, Case.Thread!.Until).ShouldBe((CaseState.Waiting, new DateTimeOffset(2026, 7, 20, 15, 59, 59, TimeSpan.Zero)));
        At(20, 16).ShouldBe("Closing");

        (Case.State, Case.Assignee, Case.CameBack, Case.NextMessageAt).ShouldBe((CaseState.Queued, ACase.Lin, CameBack.Unanswered, null));
        Case.MessagesOfRound.Select(m => m.Kind).ShouldBe([MessageType.Question, MessageType.Reminder, MessageType.Reminder, MessageType.Closing]);
        Case.MessagesOfRound[1].Text.ShouldContain("reminder 1 of 2");
        Case.MessagesOfRound[2].Text.ShouldContain("reminder 2 of 2");
        Case.PausedDays(_of.World).ShouldBe(5);
        At(27, 1).ShouldBe("nothing_due");
        Case.TakeFacts().Select(f => f.Kind).TakeLast(3).ShouldBe([FactKinds.ReminderSent, FactKinds.ReminderSent, FactKinds.AnswerTimeEnded]);
    }

    [Fact]
    public void After_a_standstill_one_reminder_is_sent_at_once_and_the_end_moves_so_far_that_both_leave_their_time()
    {
        // The program was gone from the first reminder on until after the planned end.
        At(22, 3).ShouldBe("Reminder");
        At(22, 4).ShouldBe("nothing_due", "no storm");
        Case.Thread!.Until.ShouldBe(new DateTimeOffset(2026, 7, 27, 15, 59, 59, TimeSpan.Zero), "two and one working days after the late reminder");
        Case.Thread.Reminders[0].Text.ShouldContain("27 July 2026");
        Case.IsPaused(_of.Now).ShouldBeFalse("what the program missed is not taken from the appellant's clock");

        // And again over the second one.
        At(30, 3).ShouldBe("Reminder");
        At(31, 15).ShouldBe("nothing_due");
        At(31, 16).ShouldBe("Closing");
        Case.Thread!.Silence.ShouldNotBeNull();
    }

    [Fact]
    public void An_answer_ends_the_reminders()
    {
        At(15, 1).ShouldBe("Reminder");
        Answer();

        At(17, 1).ShouldBe("nothing_due");
        Case.MessagesOfRound.Count.ShouldBe(3);
    }

    [Fact]
    public void Reminders_go_on_while_somebody_looks_into_the_case_and_take_it_from_nobody()
    {
        At(15, 1);
        At(17, 1);
        GoTo(20, 16);
        _of.TakenBy(ACase.Chen);
        At(20, 16).ShouldBe("Closing");

        (Case.State, Case.Claim!.Holder, Case.CameBack).ShouldBe((CaseState.InReview, ACase.Chen, CameBack.Nothing));
    }

    [Fact]
    public void A_decision_ends_them()
    {
        _of.TakenBy(ACase.Lin).Offer("in_person").Pass("in_person").Decided(AProposal.Approve("A1"));

        At(15, 1).ShouldBe("nothing_due");
    }

    [Fact]
    public void Taken_back_and_waited_on_they_go_on()
    {
        _of.TakenBy(ACase.Lin).Offer("in_person").Pass("in_person").Decided(AProposal.Approve("A1"));
        var token = Case.TakeBack(ACase.Lin, ClaimOrigin.Picked, _of.World.Rules, _of.Now).Answer.Token;
        Case.WaitForAnswer(ACase.Lin, token, _of.World, _of.Now).IsDone.ShouldBeTrue();

        At(15, 1).ShouldBe("Reminder");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(2, "2")]
    public void Silence_is_no_ground_before_both_reminders_had_their_time(int reminders, string said)
    {
        for (var at = 0; at < reminders; at++)
        {
            At(15 + (2 * at), 1).ShouldBe("Reminder");
        }

        _of.TakenBy(ACase.Lin);
        var refusal = Case.Broken(Denial(), _of.Decider, _of.World, _of.Now).Single(r => r.About == "ground:D11");

        (refusal.Code, refusal.Values["reminders"]).ShouldBe(("no_route_tried", said));
    }

    [Fact]
    public void Silence_after_both_is_one_by_itself_and_the_notice_tells_when_and_that_nothing_is_lost()
    {
        Silent();

        _of.Broken(Denial()).ShouldBeEmpty();
        var notice = _of.Decided(Denial()).Notice.AsText();
        notice.ShouldContain("We asked you on 13 July 2026 and reminded you on 15 July 2026 and 17 July 2026; by 21 July 2026 we had no answer.");
        notice.ShouldContain($"You can appeal again at any time, in the same way as before, naming case {Case.Number}");
    }

    [Fact]
    public void It_carries_nothing_else()
    {
        Silent();

        _of.Broken(AProposal.Deny("D11", "D7")).ShouldContain("weak_denial on grounds");
        _of.Broken(AProposal.Deny("D7")).ShouldContain("weak_denial on grounds");
        Case.Notice(AProposal.Deny("D7"), _of.Decider, _of.World, _of.Now).AsText().ShouldNotContain("reminded you");
    }

    [Fact]
    public void An_answer_after_the_end_is_welcome_and_takes_the_ground_away()
    {
        Silent();
        Answer();

        (Case.State, Case.MessagesOfRound[^1].Kind).ShouldBe((CaseState.InReview, MessageType.Answer), "whoever has it keeps it");
        _of.Broken(Denial()).ShouldContain("no_route_tried on ground:D11");
    }

    [Fact]
    public void In_the_queue_a_late_answer_says_why_it_came_back()
    {
        At(15, 1);
        At(17, 1);
        At(20, 16).ShouldBe("Closing");
        Answer();

        (Case.State, Case.CameBack).ShouldBe((CaseState.Queued, CameBack.Answered));
    }

    [Fact]
    public void However_long_the_program_is_gone_two_reminders_with_fair_time_come_before_the_end() =>
        Properties.Hold(random =>
        {
            var of = ACase.Taken();
            var days = random.Next(3, 11);
            of.Case.Ask(AQuestion.Free(days: days), Id(), Lin, ACase.Lin, of.Token, of.World, of.Now).IsDone.ShouldBeTrue();
            var sent = new List<Message>();
            while (of.Case.NextMessageAt is not null)
            {
                of.After(TimeSpan.FromMinutes(random.Next(1, 12_000)));
                var step = of.Case.GoOnAsking(Id(), Lin, of.World, of.Now);
                if (step.IsDone)
                {
                    of.Case.GoOnAsking(Id(), Lin, of.World, of.Now).IsDone.ShouldBeFalse();
                    sent.Add(step.Answer);
                }
            }

            sent.Select(m => m.Kind).ShouldBe([MessageType.Reminder, MessageType.Reminder, MessageType.Closing]);
            var calendar = of.World.Calendar;
            List<DateTimeOffset> times = [AnAppeal.Now, .. sent.Select(m => m.At)];
            var gaps = AnswerTime.Gaps(days);
            for (var at = 0; at < gaps.Count; at++)
            {
                times[at + 1].ShouldBeGreaterThanOrEqualTo(at < 2 ? calendar.MorningOfWorkingDay(times[at], gaps[at]) : calendar.EndOfWorkingDay(times[at], gaps[at]));
            }

            sent[2].At.ShouldBeGreaterThanOrEqualTo(sent[1].Until!.Value, "the end is not before what they were told");
        });

    private static DecisionProposal Denial() => AProposal.Deny("D11");

    private void Silent()
    {
        At(15, 1);
        At(17, 1);
        At(20, 16).ShouldBe("Closing");
        _of.TakenBy(ACase.Lin);
    }

    private void Answer() => Case.ReceiveAnswer(new AppellantAnswer("The one in Suzhou."), Id(), ACase.Lin, _of.World, _of.Now).IsDone.ShouldBeTrue();

    // What the program does on a day of July at an hour (UTC), as one word.
    private string At(int day, int hour)
    {
        GoTo(day, hour);
        var step = Case.GoOnAsking(Id(), Lin, _of.World, _of.Now);
        return step.IsDone ? step.Answer.Kind.ToString() : step.Refusals.ShouldHaveSingleItem().Code;
    }

    private void GoTo(int day, int hour) => _of.After(new DateTimeOffset(2026, 7, day, hour, 0, 0, TimeSpan.Zero) - _of.Now);

    private static MessageId Id() => new(Guid.CreateVersion7());
}
