using Bunit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>Whose security events are believed, and what came, as an administrator sees it.</summary>
public sealed class EventsPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<EventsQuery>().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddSingleton<SecretBox>().AddSingleton(new OwnName("https://review.example"));
        await BeAsync(Role.Admin);
    }

    [Fact]
    public async Task An_issuer_is_added_gets_other_keys_and_is_turned_off_and_on()
    {
        using var issuer = new AnIssuer();
        using var next = new AnIssuer { KeyId = "k2" };
        var page = Render<EventsPage>();
        page.Markup.ShouldContain("No issuer yet");
        await page.Find("[data-testid=issuer-add]").ClickAsync(new());
        await page.Find("[data-testid=issuer-name]").ChangeAsync(new() { Value = AnIssuer.Name });
        await page.Find("[data-testid=issuer-key-text]").ChangeAsync(new() { Value = "hello" });
        await page.Find("form").SubmitAsync();
        page.FindAll("[data-testid=refusal]").Select(r => r.GetAttribute("data-code")).ShouldBe(["issuer_audience", "issuer_keys"]);

        await page.Find("[data-testid=issuer-audience]").ChangeAsync(new() { Value = AnIssuer.Audience });
        await page.Find("[data-testid=issuer-key-text]").ChangeAsync(new() { Value = AnIssuer.Jwks(issuer) });
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=issuer-row]").TextContent.ShouldContain("k1");

        await page.Find("[data-testid=issuer-keys]").ClickAsync(new());
        await page.Find("[data-testid=issuer-key-text]").ChangeAsync(new() { Value = AnIssuer.Jwks(issuer, next) });
        await page.Find("form").SubmitAsync();
        page.FindAll("form").ShouldBeEmpty();
        page.Find("[data-testid=issuer-row]").TextContent.ShouldContain("k1 · k2");

        await page.Find("[data-testid=issuer-turn]").ClickAsync(new());
        page.Find("[data-testid=issuer-state]").TextContent.ShouldContain("Off");
        await page.Find("[data-testid=issuer-turn]").ClickAsync(new());
        (await World.ReadAsync(db => db.EventIssuers.SingleAsync())).OffSince.ShouldBeNull();
    }

    [Fact]
    public async Task What_came_is_shown_in_words_and_never_about_whom()
    {
        using var issuer = new AnIssuer();
        var id = await World.DoneAsync(Me.Actor, new AddIssuer(AnIssuer.Name, AnIssuer.Audience, issuer.Pem));
        var page = Render<EventsPage>();
        page.FindAll("[data-testid=token-row]").ShouldBeEmpty();

        await TakeAsync(id, "1", EventBook.Risc + "recovery-activated");
        await TakeAsync(id, "2", "https://elsewhere.example/thing");

        // What changes often is drawn at most twice a second.
        await Eventually.TrueAsync(() =>
        {
            World.Clock.GoOn(TimeSpan.FromSeconds(1));
            return Task.FromResult(page.FindAll("[data-testid=token-row]").Count == 2);
        });
        page.FindAll("[data-testid=token-row]")[0].TextContent.ShouldContain("Unknown type");
        page.FindAll("[data-testid=token-became]")[1].TextContent.ShouldBe("Its signal waits for the account's next case");
        page.Markup.ShouldContain("1 signal waits for a case of its account.");
        page.Markup.ShouldNotContain("xy-829341");
    }

    [Fact]
    public async Task The_key_that_signs_is_renewed_after_a_second_click_and_the_one_before_stays_published()
    {
        var first = TokenSigner.NewKey();
        await World.DoneAsync(Actor.System, new EnsureSigningKey(first.Id, first.Public, "closed"));
        await World.DoneAsync(Actor.System, new EnsureSigningKey("another", "{}", "closed"));
        var page = Render<EventsPage>();
        page.Find("[data-testid=own-issuer]").TextContent.ShouldBe("https://review.example");
        page.Find("[data-testid=own-key]").TextContent.ShouldBe(first.Id);
        World.Clock.GoOn(TimeSpan.FromDays(1));

        await page.Find("[data-testid=own-key-renew]").ClickAsync(new());
        await page.Find("[data-testid=own-key-no]").ClickAsync(new());
        await page.Find("[data-testid=own-key-renew]").ClickAsync(new());
        await page.Find("[data-testid=own-key-yes]").ClickAsync(new());

        page.Find("[data-testid=own-key]").TextContent.ShouldNotBe(first.Id);
        (await World.ReadAsync(db => db.SigningKeys.CountAsync())).ShouldBe(2);
        World.Clock.GoOn(TimeSpan.FromDays(29));
        await World.DoneAsync(Actor.System, new KeepEvents());
        (await World.ReadAsync(db => db.SigningKeys.CountAsync())).ShouldBe(2);
        World.Clock.GoOn(TimeSpan.FromDays(2));
        await World.DoneAsync(Actor.System, new KeepEvents());
        (await World.ReadAsync(db => db.SigningKeys.SingleAsync())).Id.ShouldNotBe(first.Id);
    }

    private Task<Data.Stored.TokenBecame> TakeAsync(Guid issuer, string token, string type) => World.DoneAsync(Actor.Platform, new TakeToken(
        new EventToken(AnIssuer.Name, token, World.Clock.Now, [new SecurityEvent(type, World.Clock.Now, new EventSubject("xy-829341", null, null))]), issuer, token));
}
