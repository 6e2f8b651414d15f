using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The search box beside an address that follows late: the way to the browser and back takes its time.</summary>
public sealed class QueueSearchTests : BunitContext
{
    private readonly List<string?> _asked = [];

    public QueueSearchTests()
    {
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton(TimeProvider.System);
    }

    [Fact]
    public void What_is_typed_stays_while_the_page_is_drawn_again_with_the_old_address()
    {
        var box = Drawn(null);
        Type(box, "RC-26");

        Draw(box, null);

        Typed(box).ShouldBe("RC-26");
        _asked.ShouldBe(["RC-26"]);
    }

    [Fact]
    public void Letters_typed_before_the_address_is_there_are_not_taken_away_when_it_comes()
    {
        var box = Drawn(null);
        Type(box, "RC-26");
        Type(box, "RC-26-00");
        box.Find("input").Input("RC-26-0012");

        Draw(box, "RC-26");
        Typed(box).ShouldBe("RC-26-0012");

        Draw(box, "RC-26-00");
        Typed(box).ShouldBe("RC-26-0012");
    }

    [Fact]
    public void An_address_from_elsewhere_replaces_what_stands_in_the_box()
    {
        var box = Drawn(null);
        Type(box, "RC-26");
        Draw(box, "RC-26");

        Draw(box, "ann");
        Typed(box).ShouldBe("ann");

        Draw(box, "RC-26");
        Typed(box).ShouldBe("RC-26");
    }

    [Fact]
    public void A_text_is_asked_for_once_and_an_emptied_box_asks_for_everything()
    {
        var box = Drawn("ann");
        Type(box, "ann ");
        Type(box, " ");

        _asked.ShouldBe([null]);
    }

    private IRenderedComponent<QueueSearch> Drawn(string? text) => Render<QueueSearch>(p => p.Add(c => c.Text, text).Add(c => c.Changed, Heard()));

    // As a parent draws it: with a callback that is another each time.
    private void Draw(IRenderedComponent<QueueSearch> box, string? text) => box.Render(p => p.Add(c => c.Text, text).Add(c => c.Changed, Heard()));

    private EventCallback<string?> Heard() => EventCallback.Factory.Create<string?>(this, _asked.Add);

    private static void Type(IRenderedComponent<QueueSearch> box, string text)
    {
        box.Find("input").Input(text);
        box.Find("form").Submit();
    }

    private static string? Typed(IRenderedComponent<QueueSearch> box) => box.Find("input").GetAttribute("value");
}
