using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

public sealed class ReadingPanelTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<OwnSettings>();
    }

    [Theory]
    [InlineData("en", "now: English.")]
    [InlineData("zh-Hans", "目前为：中文、英文。")]
    public async Task Who_chose_none_is_told_which_they_are_taken_to_read(string language, string said)
    {
        using var speaking = new Speaking(language);
        await BeAsync(Role.Reviewer);

        var panel = Render<ReadingPanel>();

        panel.FindAll("[data-testid=reads][checked]").ShouldBeEmpty();
        panel.Markup.ShouldContain(said);
    }

    [Fact]
    public async Task Languages_are_ticked_added_from_the_list_and_taken_out_again()
    {
        await BeAsync(Role.Reviewer);
        var panel = Render<ReadingPanel>();

        await SetAsync(panel, "zh", true);
        await panel.InvokeAsync(() => panel.Find("[data-testid=reads-another]").ChangeAsync("pl"));
        (await StoredAsync()).ShouldBe("zh pl");
        panel.FindAll("[data-testid=reads][checked]").Select(c => c.GetAttribute("data-code")).ShouldBe(["zh", "pl"]);

        await SetAsync(panel, "zh", false);
        (await StoredAsync()).ShouldBe("pl");
    }

    private static Task SetAsync(IRenderedComponent<ReadingPanel> panel, string language, bool reads) =>
        panel.InvokeAsync(() => panel.Find($"[data-testid=reads][data-code={language}]").ChangeAsync(reads));

    private Task<string> StoredAsync() => World.ReadAsync(db => db.Users.Where(p => p.Id == Me.Id.Value).Select(p => p.Reads).SingleAsync());
}
