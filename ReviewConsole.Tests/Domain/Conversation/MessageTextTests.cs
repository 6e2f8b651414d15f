using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

/// <summary>What an appellant gets to read, in their language whoever looks.</summary>
public sealed class MessageTextTests
{
    private static readonly DateTimeOffset Until = new(2026, 7, 20, 15, 59, 59, TimeSpan.Zero);

    public static TheoryData<string, string> Everything => [.. RequestBook.All.SelectMany(t => new[] { (t.Code, "en"), (t.Code, "zh-CN") })];

    [Fact]
    public void There_is_a_way_to_ask_for_what_is_mostly_needed() => RequestBook.All.Select(t => t.Code)
        .ShouldBe(["explain_signal", "choose_route", "send_document", "tell_orders", "new_contact", "clarify_owner", "free"]);

    [Fact]
    public void Both_languages_ask_the_same_and_leave_time_to_answer()
    {
        foreach (var template in RequestBook.All)
        {
            foreach (var text in new[] { template.Name, template.Help, template.Text })
            {
                text.Texts.Keys.ShouldBe([Languages.English, Languages.Chinese], template.Code);
                text.Texts.Values.ShouldAllBe(t => t.Trim().Length > 0);
            }

            var places = template.Text.Texts.Values.Select(t => template with { Text = LocalText.Of(t, t) }).Select(t => string.Join(' ', t.Places.Order(StringComparer.Ordinal)));
            places.Distinct().Count().ShouldBe(1, template.Code);
            ReviewRules.Default.AnswerWorkingDays.Least.ShouldBeLessThanOrEqualTo(template.Days);
            ReviewRules.Default.AnswerWorkingDays.Most.ShouldBeGreaterThanOrEqualTo(template.Days);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_question_says_what_how_until_when_and_who_and_that_no_answer_costs_nothing(string template, string language)
    {
        var text = Text(template, language);

        text.ShouldNotContain("{");
        text.ShouldNotContain("＿");
        string[] said = language == "en"
            ? ["Hello,", "AP-2026-000123", "11 July 2026", "20 July 2026", "you lose no right", "appeal again at any time", "no face scan", "Reviewer Lin, no. 14"]
            : ["您好：", "AP-2026-000123", "2026年7月11日", "2026年7月20日", "不会使您丧失任何权利", "随时再次申诉", "不需要人脸识别", "审核员Lin（14号）"];
        foreach (var part in said.Where(p => p != "no face scan"))
        {
            text.ShouldContain(part);
        }

        text.ShouldContain(language == "en" ? "Nobody needs a face scan" : "不需要人脸识别");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void No_fixed_text_asks_for_a_face_or_says_what_may_never_count(string template, string language) =>
        CatalogueFiles.Own.Phrases.In(Text(template, language)).ShouldBeEmpty();

    [Fact]
    public void A_signal_is_told_with_what_was_recorded_and_routes_with_what_they_need()
    {
        Text("explain_signal", "en").ShouldContain("• On 30 June 2026");
        Text("explain_signal", "en").ShouldContain("9 wrong passwords, then a sign-in");
        Text("choose_route", "zh-CN").ShouldContain("所需条件：");
        Text("send_document", "en", "the invoice of 3 May.").ShouldContain("a copy of this: the invoice of 3 May.\n");
    }

    [Fact]
    public void What_is_not_filled_in_yet_shows_as_a_gap_and_braces_somebody_typed_stay_braces()
    {
        var of = ACase.Taken();

        Write(of, new Question { Template = "send_document", Days = 5 }, "en").ShouldContain("copy of this: ＿＿＿.");
        Write(of, AQuestion.Free("Is {until} the name of the shop?"), "en").ShouldContain("Is {until} the name of the shop?");
        Write(of, new Question(), "en").ShouldContain("＿＿＿");
    }

    [Fact]
    public void A_language_without_texts_of_its_own_gets_the_fixed_parts_in_English() =>
        Text("free", "uk", "Чи ця адреса ваша?").ShouldContain("Please answer by the end of");

    [Fact]
    public void That_the_clock_stands_still_is_told_only_where_it_does()
    {
        var of = ACase.Taken();

        Write(of, AQuestion.Free(), "en", paused: 4).ShouldContain("by 4 working days at most");
        Write(of, AQuestion.Free(), "en", paused: 0).ShouldNotContain("stands still");
    }

    [Theory]
    [InlineData("en", "On 13 July 2026 we asked you", "reminder 1 of 2", "Which of the two")]
    [InlineData("zh-CN", "我们曾于2026年7月13日", "第1次提醒", "Which of the two")]
    public void A_reminder_repeats_what_was_asked(string language, string when, string which, string what)
    {
        var text = MessageTexts.Reminder(AQuestion.Free(), 1, AnAppeal.Now, Material(ACase.Taken(), language, 0));

        text.ShouldContain(when);
        text.ShouldContain(which);
        text.ShouldContain(what);
        text.ShouldContain(language == "en" ? "20 July 2026" : "2026年7月20日");
    }

    [Theory]
    [InlineData("en", "You have lost no right", "reminded you twice")]
    [InlineData("zh-CN", "您没有丧失任何权利", "提醒过两次")]
    public void The_end_says_that_nothing_is_lost(string language, params string[] said)
    {
        var text = MessageTexts.Closing(AnAppeal.Now, Material(ACase.Taken(), language, 0));

        said.ShouldAllBe(part => text.Contains(part, StringComparison.Ordinal));
        CatalogueFiles.Own.Phrases.In(text).ShouldBeEmpty();
    }

    private static string Text(string template, string language, string? words = null) => Write(
        ACase.Taken(), AQuestion.Of(RequestBook.Find(template)!, words ?? (language == "zh-CN" ? "6月28日的订单" : "the order of 28 June")), language);

    private static string Write(ACase of, Question question, string language, int paused = 5) => MessageTexts.Question(question, Material(of, language, paused));

    private static MessageMaterial Material(ACase of, string language, int paused) => new()
    {
        Number = new CaseNumber("AP-2026-000123"),
        Language = language,
        ReceivedAt = of.Case.ReceivedAt,
        Reviewer = new ReviewerName("Lin", 14),
        Signals = of.Case.Signals,
        Until = Until,
        PausedDays = paused,
        Catalogue = of.World.Catalogue,
        Zone = of.World.Calendar.Zone,
    };
}
