using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

public sealed class OrderPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddCasesRoom();
    }

    [Theory]
    [InlineData("en", "Money held: 1 hour for each hundred of its currency, at most 48 hours.", "Every open case stands in this order.")]
    [InlineData("zh-Hans", "冻结金额：每一百（按币种单位）提前1 小时，最多48 小时。", "所有未结案件均已按此排序。")]
    public async Task A_reviewer_reads_a_sentence_for_each_weight_and_changes_none(string language, string first, string state)
    {
        using var speaking = new Speaking(language);
        await BeAsync(Role.Reviewer);

        var page = Render<OrderPage>();

        var sentences = page.FindAll("[data-testid=order-sentences] li");
        sentences.Count.ShouldBe(4);
        sentences[0].TextContent.ShouldBe(first);
        page.Find("[data-testid=order-progress]").TextContent.Trim().ShouldBe(state);
        page.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_changes_a_weight_and_sees_it_in_force_who_did_it_and_how_far_the_queue_is()
    {
        await BeAsync(Role.Lead);
        await World.OpenAsync();
        await World.OpenAsync();
        var page = Render<OrderPage>();

        await TypeAsync(page, "livelihood", "60.5");
        await SaveAsync(page);

        (await World.ReadAsync(db => WeightsInForce.ReadAsync(db))).Weights.Livelihood.ShouldBe(60.5);
        page.Find("[data-testid=order-sentences]").TextContent.ShouldContain("Somebody's livelihood: 60.5 hours.");
        page.Find("[data-testid=weights-change]").TextContent.ShouldContain(Me.Alias);
        page.Find("[data-testid=weights-change]").TextContent.ShouldContain("Livelihood: 48 → 60.5");
        page.Find("[data-testid=order-progress]").TextContent.ShouldContain("0 of 2 open cases stand in this order");

        await World.DoneAsync(Actor.System, new Reorder(1));
        World.Clock.GoOn(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => page.Find("[data-testid=order-progress]").TextContent.ShouldContain("1 of 2"));
        await World.DoneAsync(Actor.System, new Reorder(1));
        World.Clock.GoOn(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => page.Find("[data-testid=order-progress]").TextContent.ShouldContain("Every open case"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        await BeAsync(Role.Lead);
        var page = Render<OrderPage>();

        await TypeAsync(page, "livelihood", "-3");
        await TypeAsync(page, "most_orders", "");
        await SaveAsync(page);

        page.FindAll("[data-testid=refusal]").Select(r => r.GetAttribute("data-code")).ShouldBe(["weight_negative", "weight_missing"]);
        page.Find("[data-testid=weight][data-code=livelihood]").GetAttribute("value").ShouldBe("-3");
        page.Find("[data-testid=weight][data-code=livelihood]").GetAttribute("aria-invalid").ShouldBe("true");
        (await World.ReadAsync(db => WeightsInForce.ReadAsync(db))).ShouldBe(WeightsInForce.Own);
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_not_overwritten()
    {
        await BeAsync(Role.Lead);
        var page = Render<OrderPage>();
        await using var elsewhere = World.AnotherNode();
        await elsewhere.DoneAsync(await World.AddPersonAsync(Role.Lead), new SetWeights(Domain.Clocks.HarmWeights.Default with { MostHeld = 5 }, 0));

        await TypeAsync(page, "livelihood", "9");
        await SaveAsync(page);

        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("weights_changed");
        (await World.ReadAsync(db => WeightsInForce.ReadAsync(db))).Weights.MostHeld.ShouldBe(5);
    }

    private static Task TypeAsync(IRenderedComponent<OrderPage> page, string weight, string text) =>
        page.InvokeAsync(() => page.Find($"[data-testid=weight][data-code={weight}]").InputAsync(text));

    private static Task SaveAsync(IRenderedComponent<OrderPage> page) => page.InvokeAsync(() => page.Find("form").SubmitAsync());
}
