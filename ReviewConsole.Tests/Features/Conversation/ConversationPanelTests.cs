using AngleSharp.Dom;
using Bunit;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Conversation;

/// <summary>Questions and answers on the page of a case.</summary>
public sealed class ConversationPanelTests : CasePageContext
{
    [Fact]
    public async Task Before_anything_is_asked_it_says_so_and_only_the_holder_can_ask()
    {
        var screen = await OpenAsync();
        State(screen).ShouldBe("empty");
        screen.Has("ask").ShouldBeFalse();

        await screen.ClickAsync("claim");

        screen.Get("ask").GetAttribute("data-key").ShouldBe("q");
    }

    [Fact]
    public async Task Whoever_only_reads_neither_asks_nor_writes_down()
    {
        var screen = await OpenAsync(role: Role.Auditor);

        (screen.Has("ask"), screen.Has("record-answer")).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_question_is_previewed_letter_by_letter_and_sent_as_previewed()
    {
        var screen = await TakeAsync();
        await ChooseAsync(screen, "send_document");
        await screen.TypeAsync("ask-part", "the invoice of 3 May", "document");
        screen.Get("ask-text").TextContent.ShouldContain("a copy of this: the invoice of 3 May.");
        await screen.TypeAsync("ask-part", "It shows who bought it.", "why");
        await screen.ChangeAsync("ask-days", "4");
        var preview = screen.Get("ask-text").TextContent;

        await SubmitAsync(screen, "ask-form");

        var stored = (await screen.StoredAsync()).MessagesOfRound.ShouldHaveSingleItem();
        stored.Text.ShouldBe(preview);
        (stored.Asked!.Template, stored.Asked.Days).ShouldBe(("send_document", 4));
        screen.WaitFor(() => State(screen).ShouldBe("waiting"));
        screen.Get("case-status").TextContent.ShouldContain("Waiting for the appellant");
        Rows(screen).ShouldBe(["question: Question Send a document, portrait covered"]);
        screen.Get("message-text").TextContent.ShouldBe(preview);
    }

    [Fact]
    public async Task The_most_likely_choices_are_made_already()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device", 5));
        await ChooseAsync(screen, "explain_signal");
        screen.All("ask-signal").Where(s => s.HasAttribute("checked")).Select(s => s.GetAttribute("data-code")).ShouldBe(["new_device"]);
        await ChooseAsync(screen, "choose_route");

        screen.All("ask-route").Count(r => r.HasAttribute("checked")).ShouldBe(2);
        screen.All("ask-route").ShouldNotContain(r => r.GetAttribute("data-code") == "face");
    }

    [Fact]
    public async Task What_is_missing_is_said_when_one_tries_and_what_is_wrong_at_once()
    {
        var screen = await TakeAsync();
        await ChooseAsync(screen, "free");
        screen.Refusals.ShouldBeEmpty();
        await SubmitAsync(screen, "ask-form");
        screen.WaitFor(() => screen.Refusals.ShouldBe(["placeholder_missing"]));

        await screen.TypeAsync("ask-part", "Please send a selfie.", "question");
        screen.RefusalIn("[data-testid=ask-form]", "forbidden_question").ShouldBe("“Please send a selfie” is about a face scan. Nobody has to show a face or explain a no; ask for something else.");
        await SubmitAsync(screen, "ask-form");
        (await screen.StoredAsync()).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_clock_and_the_cap_stand_beside_the_waiting()
    {
        var screen = await AskedAsync();

        screen.WaitFor(() => screen.Get("wait-state").TextContent.ShouldContain("Waiting for the appellant, until 20 Jul"));
        Words(screen.Get("wait-next")).ShouldBe("Reminder 1 of 2, 15 Jul");
        Words(screen.Get("pause-used")).ShouldBe("stands still until 20 Jul; 5 of 10 working days of pause used");
        Words(screen.Get("wait-due")).ShouldBe("7 Aug · legal limit without pauses: 31 Jul");
        Words(screen.Page.Find(".case-line .time")).ShouldBe("Paused(cap 31 Jul)");
    }

    [Fact]
    public async Task An_answer_is_written_down_without_a_claim_and_marked_with_who_did_it()
    {
        var screen = await AskedAsync();
        await screen.ClickAsync("record-answer");
        await SubmitAsync(screen, "answer-form");
        screen.WaitFor(() => screen.Refusals.ShouldBe(["answer_missing"]));
        World.Clock.GoOn(TimeSpan.FromDays(1));
        await screen.TypeAsync("answer-text", "The one in Suzhou.");
        await SubmitAsync(screen, "answer-form");

        screen.WaitFor(() => State(screen).ShouldBe("answered"));
        Rows(screen)[^1].ShouldBe($"answer: Answer recorded by hand by {Me.Alias}");
        screen.Page.Find("[data-testid=message][data-code=answer] .says").TextContent.ShouldBe("The one in Suzhou.");
        Words(screen.Page.Find(".case-line .time")).ShouldEndWith("left(cap 31 Jul)", customMessage: "a moved due time keeps its cap beside it");
        screen.WaitFor(() => screen.Has("answer-form").ShouldBeFalse());
    }

    [Fact]
    public async Task What_is_said_to_several_signals_is_asked_for_each()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device", 5));
        await ChooseAsync(screen, "explain_signal");
        await screen.ChangeAsync("ask-signal", true, "failed_burst");
        await SubmitAsync(screen, "ask-form");
        await screen.ClickAsync("record-answer");
        await screen.TypeAsync("answer-text", "The phone is new, and I mistyped.");
        await screen.TypeAsync("answer-signal", "The phone is new.", "new_device");
        await SubmitAsync(screen, "answer-form");

        screen.WaitFor(() => screen.Page.Find("[data-testid=signal-row][data-code=new_device] .says").TextContent.ShouldBe("The phone is new."));
    }

    [Fact]
    public async Task Whoever_takes_a_waiting_case_in_hand_can_let_it_wait_on()
    {
        var screen = await AskedAsync();
        await screen.ClickAsync("claim");
        screen.WaitFor(() => State(screen).ShouldBe("open"));
        screen.Has("ask").ShouldBeFalse("one question at a time");

        await screen.ClickAsync("wait-on");

        screen.WaitFor(() => State(screen).ShouldBe("waiting"));
    }

    [Fact]
    public async Task Silence_is_a_designed_end_with_what_can_be_done()
    {
        var screen = await AskedAsync();
        foreach (var day in new[] { 2, 2, 5 })
        {
            World.Clock.GoOn(TimeSpan.FromDays(day));
            await World.DoneAsync(Actor.System, new GoOnAsking(screen.Id));
        }

        screen.WaitFor(() => State(screen).ShouldBe("ended"));
        screen.Get("wait-state").TextContent.ShouldContain("No answer after two reminders");
        Rows(screen).Select(r => r.Split(':')[0]).ShouldBe(["question", "reminder", "reminder", "closing"]);
        screen.Has("record-answer").ShouldBeTrue("an answer is still welcome");
    }

    [Fact]
    public async Task When_all_days_are_used_up_it_is_said()
    {
        var screen = await TakeAsync();
        await World.DoneAsync(Reviewer, new AskAppellant(screen.Id, (await screen.StoredAsync()).Claim!.Token, AQuestion.Free(days: 10)));
        screen.Has("pause-used-up").ShouldBeFalse();
        World.Clock.GoOn(TimeSpan.FromDays(20));
        await World.DoneAsync(Reviewer, new RecordAnswer(screen.Id, new AppellantAnswer("Late.")));

        screen.WaitFor(() => screen.Get("pause-used-up").TextContent.ShouldContain("All 10 working days of pause are used up."));
    }

    [Fact]
    public async Task Half_a_question_is_there_again_after_a_refresh_also_when_the_claim_is_gone()
    {
        var screen = await TakeAsync();
        await ChooseAsync(screen, "free");
        await screen.TypeAsync("ask-part", "Which of the two", "question");
        World.Clock.GoOn(TimeSpan.FromSeconds(3));
        screen.WaitFor(() => screen.Get("message-draft-state").TextContent.ShouldContain("Saved"));
        await World.DoneAsync(Reviewer, new ReleaseCase(screen.Id, (await screen.StoredAsync()).Claim!.Token));

        screen = await RefreshAsync(screen);

        screen.Get("ask-part", "question").GetAttribute("value").ShouldBe("Which of the two");
        screen.Get("ask-submit").HasAttribute("disabled").ShouldBeTrue();
        screen.Get("ask-part", "question").GetAttribute("data-draft").ShouldBe(Me.Id.ToString());
    }

    [Fact]
    public async Task A_sent_question_leaves_no_draft()
    {
        var screen = await AskedAsync();
        World.Clock.GoOn(TimeSpan.FromSeconds(3));

        screen = await RefreshAsync(screen);

        screen.Has("ask-form").ShouldBeFalse();
        (await World.ReadAsync(db => Task.FromResult(db.Drafts.Count()))).ShouldBe(0);
    }

    [Fact]
    public async Task A_question_in_another_language_can_be_read_in_ones_own()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));
        await ChooseAsync(screen, "new_contact");
        screen.Get("ask-text").TextContent.ShouldStartWith("您好：");
        await screen.ClickAsync("ask-for-reading");
        screen.Get("ask-text").TextContent.ShouldStartWith("Hello,");
        var reading = screen.Get("ask-text").TextContent;

        await SubmitAsync(screen, "ask-form");

        screen.WaitFor(() => screen.Get("message-text").TextContent.ShouldStartWith("您好："));
        screen.Page.Find("[data-testid=message] details:last-of-type .says").TextContent.ShouldBe(reading);
    }

    [Fact]
    public async Task The_timeline_tells_it()
    {
        var screen = await AskedAsync();
        World.Clock.GoOn(TimeSpan.FromDays(2));
        await World.DoneAsync(Actor.System, new GoOnAsking(screen.Id));
        await World.DoneAsync(Reviewer, new RecordAnswer(screen.Id, new AppellantAnswer("The one in Suzhou.")));

        screen.WaitFor(() => screen.All("timeline-row").Select(r => Words(r.QuerySelector(".timeline__what")!)).SkipLast(1).TakeLast(3).ShouldBe(
        [
            $"Asked the appellant: A question of your own; answer by 20 Jul {Me.Alias}", "Reminded the appellant (1 of 2); answer by 20 Jul the console",
            $"The appellant’s answer, recorded by hand {Me.Alias}",
        ]));
    }

    private async Task<CaseScreen> AskedAsync()
    {
        var screen = await TakeAsync();
        await ChooseAsync(screen, "free");
        await screen.TypeAsync("ask-part", "Which of the two addresses is yours?", "question");
        await SubmitAsync(screen, "ask-form");
        screen.WaitFor(() => State(screen).ShouldBe("waiting"));
        return screen;
    }

    private static async Task ChooseAsync(CaseScreen screen, string template)
    {
        if (!screen.Has("ask-form"))
        {
            await screen.ClickAsync("ask");
        }

        await screen.ChangeAsync("ask-template", template);
    }

    private static Task SubmitAsync(CaseScreen screen, string form) => screen.SubmitOnAsync($"[data-testid={form}]");

    private static string? State(CaseScreen screen) => screen.Get("wait-state").GetAttribute("data-state");

    private static List<string> Rows(CaseScreen screen) => [.. screen.All("message").Select(m =>
        $"{m.GetAttribute("data-code")}: " + string.Join(' ', m.QuerySelectorAll("p.line > .state, p.line > span:not(.state, .push), [data-testid=by-hand]").Select(Words)))];

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
