using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

public sealed class QuestionRuleTests
{
    [Fact]
    public void Every_template_can_be_asked_once_its_places_are_filled()
    {
        foreach (var template in RequestBook.All)
        {
            Check(AQuestion.Of(template)).ShouldBeEmpty(template.Code);
        }
    }

    [Theory]
    [InlineData("explain_signal", "placeholder_missing on ask:signal")]
    [InlineData("choose_route", "placeholder_missing on ask:routes")]
    [InlineData("send_document", "placeholder_missing on ask:document", "placeholder_missing on ask:why")]
    [InlineData("tell_orders", "placeholder_missing on ask:orders")]
    [InlineData("free", "placeholder_missing on ask:question")]
    [InlineData("new_contact")]
    [InlineData("clarify_owner")]
    public void A_place_that_is_empty_is_named(string template, params string[] refusals)
    {
        Check(new Question { Template = template, Days = 5 }).ShouldBe(refusals);
        Check(RequestBook.Find(template)!.Typed.Aggregate(new Question { Template = template, Days = 5 }, (q, place) => q.With(place, "  \n"))).ShouldBe(refusals);
    }

    [Fact]
    public void Nothing_unknown_can_be_asked_and_nothing_for_other_accounts()
    {
        Check(new Question { Days = 5 }).ShouldBe(["template_missing on ask:template"]);
        Check(new Question { Template = "show_face", Days = 5 }).ShouldBe(["template_missing on ask:template"]);
        Check(AQuestion.Of(RequestBook.Find("clarify_owner")!), kind: AccountKind.Private).ShouldBe(["template_missing on ask:template"]);
        Check(AQuestion.Explain(5, 0, 9)).ShouldBe(["signal_unknown on ask:signal"]);
        Check(AQuestion.Of(RequestBook.Find("choose_route")!) with { Routes = ["postal_code", "face_scan"] }).ShouldBe(["route_not_offered on ask:routes"]);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void There_is_time_for_two_reminders_and_no_more_than_may_be_paused(int days, bool refused) =>
        Check(AQuestion.Free(days: days)).ShouldBe(refused ? ["answer_time_invalid on ask:days"] : []);

    [Theory]
    [InlineData("en", "请问哪个地址是您的？")]
    [InlineData("zh-CN", "Which of the addresses is yours?")]
    [InlineData("uk", "Which of the addresses is yours?")]
    public void What_is_typed_is_in_the_appellants_language(string language, string text) =>
        Check(AQuestion.Free(text), language).ShouldBe(["language_mismatch on ask:question"]);

    [Theory]
    [InlineData("en", "Please send a selfie with your ID.", "face")]
    [InlineData("en", "Please scan your face in the app.", "face")]
    [InlineData("zh-CN", "请上传手持身份证照片。", "face")]
    [InlineData("zh-CN", "请先刷脸，再回复我们。", "face")]
    [InlineData("en", "You refused the face scan; why?", "face")]
    [InlineData("en", "You complained to the media about us. Why?", "ground")]
    public void A_face_is_never_asked_for_nor_anything_said_that_may_not_count(string language, string text, string why)
    {
        var refusal = Refusals(AQuestion.Free(text), language).ShouldHaveSingleItem();

        (refusal.Code, refusal.About, refusal.Values["why"]).ShouldBe(("forbidden_question", "ask:question", why));
    }

    [Theory]
    [InlineData("en", "Please send the invoice; cover the portrait before you copy it.")]
    [InlineData("zh-CN", "请提供发票，拍摄前请遮盖人像。")]
    public void A_document_with_the_portrait_covered_may_be_asked_for(string language, string text) => Check(AQuestion.Free(text), language).ShouldBeEmpty();

    [Fact]
    public void A_text_beyond_its_length_is_refused_with_both_numbers()
    {
        var refusal = Refusals(AQuestion.Free(new string('x', 3001))).ShouldHaveSingleItem();

        (refusal.Code, refusal.Values["most"], refusal.Values["has"]).ShouldBe(("placeholder_too_long", "3000", "3001"));
    }

    private static List<string> Check(Question question, string language = "en", AccountKind kind = AccountKind.Business) => [.. Refusals(question, language, kind).Select(r => r.ToString())];

    private static IReadOnlyList<Refusal> Refusals(Question question, string language = "en", AccountKind kind = AccountKind.Business) =>
        QuestionRules.Check(question, new QuestionSituation(kind, language, [0, 1], ["postal_code", "order_kba"], CatalogueFiles.Own, ReviewRules.Default));
}
