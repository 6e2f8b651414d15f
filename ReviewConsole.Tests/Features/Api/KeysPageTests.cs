using Bunit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>Keys, as an administrator gives them and takes them back.</summary>
public sealed class KeysPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddSingleton<SecretBox>().AddSingleton<KeysQuery>();
        await BeAsync(Role.Admin);
    }

    [Fact]
    public async Task A_key_is_added_shown_once_with_its_secret_and_stored_as_a_hash()
    {
        var page = Render<KeysPage>();
        page.Markup.ShouldContain("No keys yet");
        await page.Find("[data-testid=key-add]").ClickAsync(new());
        await page.Find("[data-testid=key-name]").ChangeAsync(new() { Value = "Shop!" });
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("key_name");

        await page.Find("[data-testid=key-name]").ChangeAsync(new() { Value = "shop" });
        await page.Find("[data-testid=key-scope][value=Results]").ChangeAsync(new() { Value = false });
        await page.Find("[data-testid=key-signs]").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();

        var (text, secret) = (page.Find("[data-testid=key-text]").GetAttribute("value")!, page.Find("[data-testid=key-secret]").GetAttribute("value")!);
        ApiKeyText.IsWhole(text).ShouldBeTrue();
        var row = await World.ReadAsync(db => db.ApiKeys.SingleAsync());
        (row.Client, row.Hash, row.Scopes, row.ExpiresAt).ShouldBe(("shop", ApiKeyText.Hash(text), "appeals read signals", row.AddedAt.AddDays(365)));
        row.Secret!.ShouldNotContain(secret[6..]);
        await page.Find("[data-testid=key-done]").ClickAsync(new());
        page.Markup.ShouldNotContain(text);
        page.Find("[data-testid=key-row]").TextContent.ShouldContain(ApiKeyText.Shown(text));
    }

    [Fact]
    public async Task A_program_has_two_keys_at_most_and_one_is_taken_back_after_a_second_click()
    {
        await World.ConnectAsync("shop");
        await World.ConnectAsync("shop");
        var page = Render<KeysPage>();
        await page.Find("[data-testid=key-add]").ClickAsync(new());
        await page.Find("[data-testid=key-name]").ChangeAsync(new() { Value = "shop" });
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("keys_two_live");

        await page.Find("[data-testid=key-revoke]").ClickAsync(new());
        await page.Find("[data-testid=key-revoke-no]").ClickAsync(new());
        (await World.ReadAsync(db => db.ApiKeys.CountAsync(k => k.RevokedAt != null))).ShouldBe(0);
        await page.Find("[data-testid=key-revoke]").ClickAsync(new());
        await page.Find("[data-testid=key-revoke-yes]").ClickAsync(new());

        (await World.ReadAsync(db => db.ApiKeys.CountAsync(k => k.RevokedAt != null))).ShouldBe(1);
        page.FindAll("[data-testid=key-state]").Select(s => s.TextContent.Contains("Taken back", StringComparison.Ordinal)).ShouldBe([false, true]);
        await page.Find("form").SubmitAsync();
        page.FindAll("[data-testid=key-row]").Count.ShouldBe(3, "there is room again");
        (await World.FactsAsync(Streams.Keys)).Select(f => f.Kind).ShouldBe([FactKinds.KeyAdded, FactKinds.KeyAdded, FactKinds.KeyRevoked, FactKinds.KeyAdded]);
    }

    [Fact]
    public async Task When_a_key_was_used_is_written_down_by_the_loop_and_seen_at_once()
    {
        var client = await World.ConnectAsync("shop");
        var page = Render<KeysPage>();
        page.Find("[data-testid=key-row]").TextContent.ShouldContain("Never");
        var keys = Services.GetRequiredService<KeysQuery>();
        keys.Used[client.Key] = World.Clock.Now;
        using var keeper = new KeyKeeper(keys, World.Door, World.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<KeyKeeper>.Instance);

        await keeper.StartAsync(Xunit.TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() =>
        {
            World.Clock.GoOn(TimeSpan.FromMinutes(1));
            return Task.FromResult(!page.Find("[data-testid=key-row]").TextContent.Contains("Never", StringComparison.Ordinal));
        });

        keys.Used.ShouldBeEmpty();
        await keeper.StopAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
