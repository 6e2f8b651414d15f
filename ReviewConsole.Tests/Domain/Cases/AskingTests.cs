using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using static ReviewConsole.Support.AQuestion;

namespace ReviewConsole.Domain.Cases;

/// <summary>Asking, waiting and coming back. The default appeal was received on Saturday, 11 July 2026; now is Monday the 13th, 10:00.</summary>
public sealed class AskingTests
{
    private readonly ACase _of = ACase.Taken();

    private Case Case => _of.Case;

    [Fact]
    public void A_question_makes_the_case_wait_as_the_askers_and_stops_the_clock()
    {
        var asked = Asked(Explain(days: 5));

        (Case.State, Case.WaitingFor, Case.Assignee, Case.Claim).ShouldBe((CaseState.Waiting, WaitingFor.Appellant, ACase.Lin, null));
        (asked.Kind, asked.By, asked.Language, asked.Until).ShouldBe((MessageType.Question, ACase.Lin, "en", EndOf(20)));
        asked.Text.ShouldContain("Reviewer Lin, no. 14");
        Case.IsPaused(_of.Now).ShouldBeTrue();
        (Case.CapAt, Case.DueAt).ShouldBe((EndOf(31), EndOf(7, month: 8)), "five working days on, while the cap stays");
        Case.NextMessageAt.ShouldBe(Morning(15));
        var fact = Case.TakeFacts()[^1];
        fact.Kind.ShouldBe(FactKinds.InformationRequested);
        (fact.Codes["template"], fact.Codes["days"], fact.Personal["text"]).ShouldBe(("explain_signal", "5", asked.Text));
    }

    [Fact]
    public void What_was_previewed_is_what_is_sent() =>
        Case.TextOf(Document(), new ReviewerName("Lin", 14), _of.World, _of.Now).ShouldBe(Asked(Document()).Text);

    [Fact]
    public void Only_the_holder_asks_and_a_refused_question_changes_nothing()
    {
        Ask(Explain(), by: ACase.Chen).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");
        Ask(new Question()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("template_missing");
        _of.After(TimeSpan.FromHours(1));
        Ask(Explain()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");

        (Case.State, Case.Messages.Count, Case.Pauses.Count).ShouldBe((CaseState.InReview, 0, 0));
    }

    [Fact]
    public void A_second_question_waits_for_the_answer_to_the_first()
    {
        Asked(Explain());
        _of.TakenBy(ACase.Lin);

        Ask(Free()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("question_open");
        Answered("Mine.");
        Asked(Free()).Kind.ShouldBe(MessageType.Question);
    }

    [Fact]
    public void An_answer_ends_the_pause_and_brings_the_case_back_to_the_same_person()
    {
        Asked(Explain());
        _of.After(TimeSpan.FromDays(2));

        var answer = Answered("I was on a trip.", by: ACase.Chen);

        (Case.State, Case.Assignee, Case.CameBack, Case.NextMessageAt).ShouldBe((CaseState.Queued, ACase.Lin, CameBack.Answered, null));
        (answer.ByHand, answer.By, answer.Text).ShouldBe((true, ACase.Chen, "I was on a trip."));
        Case.DueAt.ShouldBe(EndOf(4, month: 8), "Tuesday and Wednesday were paused");
        Case.PausedDays(_of.World).ShouldBe(2);
        Case.Signals[0].Answer.ShouldBe("I had changed my password the day before.\nI was on a trip.", "the only signal asked about has it too");

        _of.TakenBy(ACase.Lin);
        (Case.CameBack, Case.Claim!.CameBack, Case.Claim.WasAssigned).ShouldBe((CameBack.Nothing, CameBack.Answered, true));
    }

    [Fact]
    public void Parts_of_an_answer_go_to_the_signals_they_are_about()
    {
        var of = ACase.Taken(new AnAppeal().WithSignal("new_device", 5));
        Done(of.Case.Ask(Explain(5, 0, 1), Id(), new ReviewerName("Lin", 14), ACase.Lin, of.Token, of.World, of.Now));
        var device = of.Case.Signals.Single(s => s.Code == "new_device");

        Done(of.Case.ReceiveAnswer(new AppellantAnswer("A lot.", new Dictionary<int, string> { [device.Ordinal] = " A new phone. " }), Id(), ACase.Lin, of.World, of.Now));

        device.Answer.ShouldBe("A new phone.");
        of.Case.Signals.Single(s => s.Code != "new_device").Answer.ShouldBe("I had changed my password the day before.");
        of.Case.ReceiveAnswer(new AppellantAnswer("x", new Dictionary<int, string> { [7] = "y" }), Id(), ACase.Lin, of.World, of.Now).Refusals[0].Code.ShouldBe("signal_unknown");
    }

    [Theory]
    [InlineData("", "answer_missing")]
    [InlineData(" \n ", "answer_missing")]
    [InlineData(null, "answer_too_long")]
    public void An_empty_answer_and_one_beyond_all_measure_are_refused(string? text, string code) =>
        Case.ReceiveAnswer(new AppellantAnswer(text ?? new string('x', 20_001)), Id(), ACase.Lin, _of.World, _of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void Whoever_has_the_case_in_hand_keeps_it_when_an_answer_comes()
    {
        Asked(Explain());
        _of.After(TimeSpan.FromHours(3)).TakenBy(ACase.Chen);
        Answered("Mine.", by: ACase.Lin);

        (Case.State, Case.Claim!.Holder, Case.CameBack).ShouldBe((CaseState.InReview, ACase.Chen, CameBack.Nothing));
    }

    [Fact]
    public void A_claim_that_ran_out_meanwhile_leaves_it_whose_it_was()
    {
        Asked(Explain());
        _of.TakenBy(ACase.Chen).After(TimeSpan.FromHours(3));
        Answered("Mine.");

        (Case.State, Case.Assignee, Case.Claim, Case.CameBack).ShouldBe((CaseState.Queued, ACase.Chen, null, CameBack.Answered));
    }

    [Fact]
    public void Taking_a_waiting_case_starts_the_clock_and_waiting_on_stops_it_again()
    {
        Asked(Explain(days: 5));
        _of.After(TimeSpan.FromDays(1)).TakenBy(ACase.Lin);
        (Case.IsPaused(_of.Now), Case.PausedDays(_of.World)).ShouldBe((false, 1));

        Done(Case.WaitForAnswer(ACase.Lin, _of.Token, _of.World, _of.Now));

        (Case.State, Case.WaitingFor, Case.Assignee).ShouldBe((CaseState.Waiting, WaitingFor.Appellant, ACase.Lin));
        (Case.IsPaused(_of.Now), Case.PausedDays(_of.World), Case.Pauses[^1].Until).ShouldBe((true, 5, EndOf(20)), "one day and four more");
        Case.NextMessageAt.ShouldBe(Morning(15), "reminders stay where they were");
    }

    [Fact]
    public void There_is_nothing_to_wait_for_where_nothing_was_asked() =>
        Case.WaitForAnswer(ACase.Lin, _of.Token, _of.World, _of.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_asked");

    [Fact]
    public void When_all_days_are_used_up_one_may_ask_on_but_the_clock_runs()
    {
        Asked(Free(days: 10));
        _of.After(TimeSpan.FromDays(20));
        Case.IsPaused(_of.Now).ShouldBeFalse("ten working days are over although nobody answered");
        Answered("Late.");
        _of.TakenBy(ACase.Lin);
        var due = Case.DueAt;

        var asked = Asked(Free(days: 5));

        (Case.WaitingFor, Case.IsPaused(_of.Now), Case.DueAt, Case.PauseLeft(_of.World)).ShouldBe((WaitingFor.Appellant, false, due, 0));
        asked.Text.ShouldNotContain("stands still");
        Case.DueAt.ShouldBe(EndOf(14, month: 8), "fifteen and ten working days");
    }

    [Fact]
    public void Somebody_who_may_not_handle_it_any_more_leaves_it_waiting_for_anybody()
    {
        Asked(Explain());

        Case.ReturnToQueue(ACase.Lin, "person_disabled");

        (Case.State, Case.WaitingFor, Case.Assignee, Case.IsPaused(_of.Now)).ShouldBe((CaseState.Waiting, WaitingFor.Appellant, null, true));
        Answered("Mine.", by: ACase.Chen);
        (Case.State, Case.Assignee, Case.CameBack).ShouldBe((CaseState.Queued, null, CameBack.Answered));
    }

    [Fact]
    public void Whoever_appeals_again_instead_of_answering_has_been_heard()
    {
        Asked(Explain());
        _of.After(TimeSpan.FromMinutes(1));
        var again = new AnAppeal().Against(Case.RestrictionId).With("account.id", Case.Account.Id).Saying("I already told you: it was me.").Message();

        Done(Case.Receive(again, _of.World, _of.Now)).ShouldBeFalse();

        (Case.State, Case.CameBack, Case.Thread!.IsOpen, Case.NextMessageAt).ShouldBe((CaseState.Queued, CameBack.Answered, false, null));
        var heard = Case.MessagesOfRound[^1];
        (heard.Kind, heard.ByHand, heard.By, heard.Text).ShouldBe((MessageType.Answer, false, null, "I already told you: it was me."));
    }

    [Fact]
    public void A_new_round_begins_with_a_clock_and_a_conversation_of_its_own()
    {
        var of = ACase.Taken();
        Done(of.Case.Ask(Explain(), Id(), new ReviewerName("Lin", 14), ACase.Lin, of.Token, of.World, of.Now));
        Done(of.Case.ReceiveAnswer(new AppellantAnswer("Mine."), Id(), ACase.Lin, of.World, of.After(TimeSpan.FromDays(3)).Now));
        of.TakenBy(ACase.Lin).Offer("in_person").Pass("in_person").Decided(AProposal.Approve("A1"));
        var again = new AnAppeal().Against(of.Case.RestrictionId).With("account.id", of.Case.Account.Id).ReceivedAt(of.Now).Message(of.Now.AddHours(1));

        Done(of.Case.Receive(again, of.World, of.Now)).ShouldBeTrue();

        (of.Case.Pauses.Count, of.Case.PausedDays(of.World), of.Case.Thread, of.Case.DueAt).ShouldBe((0, 0, null, of.Case.CapAt));
        of.Case.Messages.Count.ShouldBe(2);
    }

    private Result<Message> Ask(Question question, PersonId? by = null) =>
        Case.Ask(question, Id(), new ReviewerName("Lin", 14), by ?? _of.Reviewer, _of.Token, _of.World, _of.Now);

    private Message Asked(Question question) => Done(Ask(question));

    private Message Answered(string text, PersonId? by = null) => Done(Case.ReceiveAnswer(new AppellantAnswer(text), Id(), by ?? ACase.Lin, _of.World, _of.Now));

    private static MessageId Id() => new(Guid.CreateVersion7());

    private static T Done<T>(Result<T> result)
    {
        result.Refusals.ShouldBeEmpty();
        return result.Answer;
    }

    private static DateTimeOffset EndOf(int day, int month = 7) => new(2026, month, day, 15, 59, 59, TimeSpan.Zero);

    private static DateTimeOffset Morning(int day) => new(2026, 7, day, 1, 0, 0, TimeSpan.Zero);
}
