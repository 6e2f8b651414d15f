using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReviewConsole.Domain.Primitives;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>The main job in a real browser, from signing in to the timeline, in both languages.</summary>
public sealed class CaseJourneyTests(Browser browser)
{
    private const string Denial =
        "We laid your explanation beside the record of 30 June: the nine attempts came from a network abroad within four minutes, a day before "
        + "your change of password. The letter to your address on file came back with other digits than we had sent, so we could not confirm the owner.";

    private const string ChineseDenial =
        "我们把您的说明与6月30日的记录逐条对照：九次尝试在四分钟内来自境外网络，比您修改密码早一天；寄往登记地址的信函返回的验证码与寄出的不一致，因此未能确认账号所有人。";

    private const string Approval =
        "You came to our counter with your document and the clerk found it in order; the attempts in June fit the password you had just changed yourself.";

    private const string ChineseApproval = "您携带有效证件到服务网点，工作人员当面核验无误；6月30日的多次登录尝试与您本人刚修改密码的时间吻合，没有任何迹象表明账号由他人使用，因此予以解除限制。";

    [Fact]
    public async Task The_button_that_reveals_is_whole_beside_an_address_longer_than_its_column()
    {
        const string Long = "maria@accounts.the-very-long-company-name-of-the-north.example.org";
        await using var server = await CaseServer.StartAsync(new AnAppeal().With("account.email", Long).With("appeal.contact.address", Long));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, width: 1440, height: 1200);
        await page.GoLiveAsync($"/cases/{server.Cases[0]}");
        await page.GetByTestId("case-number").WaitForAsync();

        var hidden = await page.Locator(".case__who .masked__button").EvaluateAllAsync<string[]>(
            """
            all => all.filter(one => {
              const box = one.getBoundingClientRect(), column = one.closest('dd').getBoundingClientRect();
              return box.width < 20 || box.right > column.right + 0.5 || !one.contains(document.elementFromPoint(box.right - 2, box.y + box.height / 2));
            }).map(one => one.title)
            """);

        hidden.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en-GB", Denial, Approval, "Denied", "Approved")]
    [InlineData("zh-CN", ChineseDenial, ChineseApproval, "不予解除", "予以解除")]
    public async Task A_reviewer_takes_a_case_looks_verifies_is_refused_for_the_right_reason_denies_and_approves_another(
        string language, string denial, string approval, string denied, string approved)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language), new AnAppeal().In(language));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);

        await TakeAsync(page, server.Cases[0]);
        await LookAsync(page, "confirmed", "The nine attempts came before the change you name.");
        await page.GetByTestId("outcome-deny").CheckAsync();
        await page.Locator("[data-testid=ground][data-code=D3]").CheckAsync();
        await page.GetByTestId("justification").FillAsync(denial);
        await page.GetByTestId("internal-note").FillAsync("Letter failed, attempts abroad.");
        await page.GetByTestId("submit-decision").ClickAsync();

        // Nothing was tried that needs no face: the one thing in the way, said where it is, and the text stays.
        await page.Locator(".rail [data-testid=refusal][data-code=no_route_tried]").WaitForAsync();
        (await page.Locator("[data-testid=refusal]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.code)")).ShouldBe(["no_route_tried"]);
        await Expect(page.GetByTestId("justification")).ToHaveValueAsync(denial);

        await CheckAsync(page, "postal_code", "failed");
        await page.GetByTestId("submit-decision").ClickAsync();
        await Expect(page.GetByTestId("case-status")).ToContainTextAsync(language == "en-GB" ? "Decided" : "已决定");
        await Expect(page.GetByTestId("timeline-row").Filter(new LocatorFilterOptions { HasText = denied })).ToHaveCountAsync(1);
        await StoredAsync(server, server.Cases[0], Outcome.Deny, denial);

        await TakeAsync(page, server.Cases[1]);
        await LookAsync(page, "explained", null);
        await CheckAsync(page, "in_person", "passed");
        await page.GetByTestId("outcome-approve").CheckAsync();
        await Expect(page.Locator("[data-testid=ground][data-code=A1]")).ToBeCheckedAsync();
        await page.GetByTestId("justification").FillAsync(approval);
        await page.GetByTestId("submit-decision").ClickAsync();
        await Expect(page.GetByTestId("timeline-row").Filter(new LocatorFilterOptions { HasText = approved })).ToHaveCountAsync(1);
        await StoredAsync(server, server.Cases[1], Outcome.Approve, approval);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(1000)]
    public async Task What_is_left_to_do_leads_to_a_place_that_nothing_covers(int width)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, width: width);
        await TakeAsync(page, server.Cases[0]);
        if (width < 1100)
        {
            await page.Locator(".rail-switch").ClickAsync();
        }

        await page.GetByTestId("outcome-deny").CheckAsync();
        await page.GetByTestId("notice-preview").WaitForAsync();
        await page.GetByTestId("submit-decision").ClickAsync();
        await page.Locator(".left-over a[data-jump=finding-0]").ClickAsync();

        await Expect(page.Locator("#finding-0")).ToBeFocusedAsync();
        await page.GetByTestId("notice-preview").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        (await page.Locator("#finding-0").EvaluateAsync<bool>(
            "field => { const box = field.getBoundingClientRect(); return field === document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); }")).ShouldBeTrue();
    }

    private static async Task TakeAsync(IPage page, CaseNumber number)
    {
        await page.GoLiveAsync("/queue?view=unclaimed");
        await page.GetByTestId("queue-row").Filter(new LocatorFilterOptions { HasText = number.Value }).ClickAsync();
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(number.Value);
        await page.GetByTestId("claim").ClickAsync();
        await page.GetByTestId("claim-countdown").WaitForAsync();
    }

    private static async Task LookAsync(IPage page, string finding, string? reply)
    {
        await page.GetByTestId("signal-evidence").Locator("summary").ClickAsync();
        await page.GetByText("HUAWEI Mate 70").WaitForAsync();
        await page.GetByTestId("finding").SelectOptionAsync(finding);
        if (reply is not null)
        {
            await page.GetByTestId("finding-reply").FillAsync(reply);
            await page.GetByTestId("finding-reply").PressAsync("Tab");
        }
    }

    private static async Task CheckAsync(IPage page, string route, string result)
    {
        var row = page.Locator($"[data-testid=route-row][data-code={route}]");
        await row.GetByTestId("route-offer").ClickAsync();
        await row.GetByTestId("check-result").SelectOptionAsync(result);
        await row.GetByTestId("check-seen").FillAsync("seen in the carrier's record");
        await row.GetByTestId("check-reference").FillAsync("ref-1");
        await row.GetByTestId("check-save").ClickAsync();

        // A failure shows what stands there instead.
        await Expect(row.GetByTestId("check-result")).ToHaveCountAsync(0);
    }

    private static async Task StoredAsync(CaseServer server, CaseNumber number, Outcome outcome, string justification)
    {
        await using var look = server.Look();
        var id = await look.ReadAsync(db => db.Cases.Where(c => c.Number == number).Select(c => c.Id).SingleAsync());
        var decision = (await look.CaseAsync(id)).Decisions.ShouldHaveSingleItem();
        (decision.Outcome, decision.Justification).ShouldBe((outcome, justification));
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
