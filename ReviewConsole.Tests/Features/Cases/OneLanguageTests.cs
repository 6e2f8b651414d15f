using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;

namespace ReviewConsole.Features.Cases;

/// <summary>In every state the page speaks its reader's language only, and shows no code.</summary>
public sealed partial class OneLanguageTests : CasePageContext
{
    // Names and numbers that are written so in every language.
    private static readonly string[] Names = ["ATO-11", "HUAWEI Mate", "CNY", "Ctrl", "Tester", "ref-7", "xy•••", "@example.org"];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Every_state_of_the_page_speaks_the_readers_language_and_no_code(string language)
    {
        using var speaking = new Speaking(language);
        var screen = await OpenAsync(Told(language));
        Judge(screen, language, "open");

        await screen.ClickAsync("claim");
        await screen.ClickOnAsync("[data-testid=signal-evidence] summary");
        await screen.ClickAsync("route-offer-best");
        await screen.ClickInAsync("in_person", "route-offer");
        await screen.ClickAsync("route-others");
        await screen.ClickOnAsync(".masked__button");
        await screen.ChangeAsync("reveal-reason", "Other");
        await screen.ChangeAsync("reveal-other", " ");
        Judge(screen, language, "taken, routes offered, a reason asked for");

        await screen.ChooseAsync("deny");
        foreach (var ground in screen.All("ground").Select(g => g.GetAttribute("data-code")!).ToList())
        {
            await screen.TickAsync(ground);
        }

        await screen.SubmitAsync();
        await screen.ClickAsync("check-save");
        Judge(screen, language, "a denial refused");

        await screen.ChangeAsync("finding", "explained");
        await screen.RecordAsync("in_person", "passed", language == "en" ? "In order." : "无误。");
        await screen.ChooseAsync("approve");
        await screen.TypeAsync("justification", language == "en" ? AProposal.OwnApproval : "您本人于七月十三日携带证件到柜台办理，工作人员核对无误；六月三十日的登录尝试与您此前修改密码的说明相符，未见他人使用账号的迹象。因此解除限制。感谢您的耐心等待与配合，如有疑问可随时与我们联系。");
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldContain("10:00:0"));
        Judge(screen, language, "ready to approve");

        await screen.SubmitAsync();
        screen.Get("decision").ShouldNotBeNull();
        await screen.ClickAsync("timeline-all");
        Judge(screen, language, "decided");
    }

    [Theory]
    [InlineData("zh-Hans", "请 choose 结论", "choose")]
    [InlineData("zh-Hans", "理由 A2", "A2")]
    [InlineData("en", "Set finding_missing", "finding_missing")]
    [InlineData("en", "Deny 不予解除", "不予解除")]
    public void A_foreign_word_or_a_code_is_found(string language, string text, string found) => Foreign(text, language).ShouldContain(found);

    private static AnAppeal Told(string language) => language == "en" ? new AnAppeal() : new AnAppeal().In("zh-CN").With("account.displayName", "徐女士")
        .With("signals[0].baseline", "两年内没有").With("signals[0].evidence[0].text", "上海，HUAWEI Mate 70")
        .With("restriction.rule.url", null).Saying("我改密码之后输错了几次，请人工看一下。").With("appeal.answers[0].answer", "前一天我刚改过密码。");

    private static void Judge(CaseScreen screen, string language, string state) =>
        screen.Page.Nodes.QuerySelectorAll("*:not(style)").SelectMany(Said).SelectMany(text => Foreign(text, language).Select(word => $"{state}: {word} in “{text.Trim()}”")).Distinct()
            .ShouldBeEmpty();

    private static IEnumerable<string> Said(IElement element) =>
        element.ChildNodes.OfType<IText>().Select(t => t.Data)
            .Concat(new[] { "title", "aria-label", "placeholder" }.Select(element.GetAttribute).OfType<string>())
            .Concat(element.LocalName is "textarea" or "option" ? [element.GetAttribute("value") is { } value && element.LocalName == "textarea" ? value : ""] : []);

    private static List<string> Foreign(string text, string language)
    {
        var rest = Names.Aggregate(text, (left, name) => left.Replace(name, " ", StringComparison.Ordinal));
        return [.. (language == "en" ? Chinese : English).Matches(rest).Concat(Code.Matches(rest)).Select(m => m.Value)];
    }

    [GeneratedRegex(@"\b[a-z]+(_[a-z]+)+\b|\b[ACD]\d{1,2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"[A-Za-z]{2,}(?!-2026)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English { get; }

    [GeneratedRegex(@"[\u4E00-\u9FFF]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese { get; }
}
