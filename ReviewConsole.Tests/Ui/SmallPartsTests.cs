using Bunit;

namespace ReviewConsole.Ui;

public sealed class SmallPartsTests : ConsoleContext
{
    [Theory]
    [InlineData("en", 2, 3, "medium", "two ways, or one strong")]
    [InlineData("en", 0, 3, "nothing yet", "two ways, or one strong")]
    [InlineData("zh-Hans", 4, 3, "强", "两种方式，或一种强方式")]
    public void Strength_is_shown_in_bars_and_in_words(string language, int reached, int needed, string reachedWord, string neededWord)
    {
        using var speaking = new Speaking(language);

        var meter = Render<StrengthMeter>(with => with.Add(c => c.Reached, reached).Add(c => c.Needed, needed));

        meter.FindAll(".meter__bars").Select(row => row.QuerySelectorAll(".is-full").Length).ShouldBe([reached, needed]);
        meter.FindAll(".meter__bars").ShouldAllBe(row => row.ChildElementCount == 4);
        meter.FindAll(".meter__word").Select(word => word.TextContent).ShouldBe([reachedWord, neededWord]);
    }

    [Fact]
    public void A_masked_value_that_may_not_be_revealed_offers_nothing_to_press() =>
        Render<Masked>(with => with.Add(c => c.Text, "徐•士").Add(c => c.What, "name")).FindAll("button").ShouldBeEmpty();

    [Fact]
    public void Revealing_says_what_it_would_show_and_asks_the_page()
    {
        var asked = 0;
        using var speaking = new Speaking("en");
        var masked = Render<Masked>(with => with.Add(c => c.Text, "138•••5678").Add(c => c.What, "phone").Add(c => c.Reveal, () => asked++));

        masked.Find("button").GetAttribute("aria-label").ShouldBe("Show in full: phone");
        masked.Find("button").Click();

        asked.ShouldBe(1);
        masked.Markup.ShouldContain("138•••5678");
    }

    [Fact]
    public void A_refusal_shows_its_sentence_and_keeps_its_code_for_programs()
    {
        var note = Render<RefusalNote>(with => with.Add(c => c.Code, "weak_denial").Add(c => c.Text, "Name what the denial rests on.")).Find("p");

        note.GetAttribute("data-code").ShouldBe("weak_denial");
        note.TextContent.ShouldBe("Name what the denial rests on.");
    }

    [Fact]
    public void Exactly_the_current_tab_is_marked()
    {
        var tabs = Render<Tabs>(with => with
            .Add(c => c.Label, "Views")
            .Add(c => c.Items, [new TabLink("Mine", "/queue?view=mine", Current: false, "3"), new TabLink("All", "/queue?view=all", Current: true)]));

        tabs.FindAll("[aria-current=page]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("/queue?view=all");
        tabs.FindAll(".tabs__count").ShouldHaveSingleItem().TextContent.ShouldBe("3");
    }

    [Theory]
    [InlineData(MessageKind.Failed, "alert", null)]
    [InlineData(MessageKind.Loading, "status", "true")]
    [InlineData(MessageKind.Empty, "status", null)]
    public void Only_a_failure_interrupts_and_only_loading_is_busy(MessageKind kind, string role, string? busy)
    {
        var message = Render<StateMessage>(with => with.Add(c => c.Kind, kind).Add(c => c.Title, "Nothing waits.")).Find(".message");

        message.GetAttribute("role").ShouldBe(role);
        message.GetAttribute("aria-busy").ShouldBe(busy);
    }

    [Fact]
    public void Evidence_is_closed_until_the_reader_opens_it_and_the_page_is_told()
    {
        var told = new List<bool>();
        var row = Render<SignalRow>(with => with
            .Add(c => c.Code, "new_device").Add(c => c.Name, "New device").Add(c => c.Criterion, "…").Add(c => c.Observed, "HUAWEI Mate 70")
            .Add(c => c.EvidenceCount, 1).Add(c => c.OpenedChanged, told.Add));

        row.Find("[data-testid=signal-evidence]").HasAttribute("open").ShouldBeFalse();
        row.Find("summary").Click();
        row.Find("[data-testid=signal-evidence]").HasAttribute("open").ShouldBeTrue();
        row.Find("summary").Click();

        told.ShouldBe([true, false]);
    }

    [Fact]
    public void A_fold_tells_screen_readers_whether_it_is_open()
    {
        var fold = Render<Fold>(with => with.Add(c => c.Title, "Who and what").Add(c => c.Id, "who").AddChildContent("…"));

        fold.Find("button").GetAttribute("aria-expanded").ShouldBe("false");
        fold.Find("button").Click();

        fold.Find("button").GetAttribute("aria-expanded").ShouldBe("true");
        fold.Find(".fold").GetAttribute("data-open").ShouldBe("true");
    }
}
