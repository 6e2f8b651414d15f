using System.Net;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>What went where, as an administrator sees it.</summary>
public sealed class DeliveriesPageTests : PersonContext
{
    private SendingWorld _sending = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _sending = new SendingWorld(World);
        Services.AddLogging().AddSingleton<DeliveriesQuery>().AddSingleton(_sending.Secrets).AddSingleton(_sending.Own);
        await BeAsync(Role.Admin);
    }

    [Fact]
    public async Task An_endpoint_is_added_its_secret_shown_once_and_kept_closed()
    {
        await World.OpenAsync();
        var page = Render<DeliveriesPage>();
        page.Markup.ShouldContain("1 message waits for an endpoint");

        await page.Find("[data-testid=endpoint-add]").ClickAsync(new());
        await page.Find("[data-testid=endpoint-name]").ChangeAsync(new() { Value = "Platform" });
        await page.Find("[data-testid=endpoint-url]").ChangeAsync(new() { Value = "gopher://x" });
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("endpoint_url");

        await page.Find("[data-testid=endpoint-url]").ChangeAsync(new() { Value = "https://platform.example/hook" });
        await page.Find("form").SubmitAsync();

        var secret = page.Find("[data-testid=endpoint-secret]").GetAttribute("value")!;
        secret.ShouldStartWith("whsec_");
        var row = await World.ReadAsync(db => db.Endpoints.SingleAsync());
        row.Secret.ShouldNotContain(secret[6..]);
        _sending.Secrets.Open(row.Secret).ShouldBe(secret);
        await page.Find("[data-testid=secret-done]").ClickAsync(new());
        page.Markup.ShouldNotContain(secret);
        page.Find("[data-testid=endpoint-row]").TextContent.ShouldContain("All messages");
    }

    [Fact]
    public async Task A_receiver_of_security_events_is_added_with_its_name_and_what_it_wants_to_be_asked_with()
    {
        var page = Render<DeliveriesPage>();
        await page.Find("[data-testid=endpoint-add]").ClickAsync(new());
        await page.Find("[data-testid=endpoint-kind][value=Events]").ChangeAsync(new() { Value = "Events" });
        await page.Find("[data-testid=endpoint-name]").ChangeAsync(new() { Value = "Bank" });
        await page.Find("[data-testid=endpoint-url]").ChangeAsync(new() { Value = "https://bank.example/set" });
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("endpoint_audience");

        await page.Find("[data-testid=endpoint-audience]").ChangeAsync(new() { Value = "https://bank.example" });
        await page.Find("[data-testid=endpoint-token]").ChangeAsync(new() { Value = "let-me-in" });
        await page.Find("[data-testid=endpoint-type][value='risc.account-enabled']").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();

        page.FindAll("[data-testid=endpoint-secret]").ShouldBeEmpty("it is theirs, not ours");
        var row = await World.ReadAsync(db => db.Endpoints.SingleAsync());
        (row.Kind, row.Audience, row.Types, _sending.Secrets.Open(row.Secret)).ShouldBe((EndpointKind.Events, "https://bank.example", "risc.account-enabled", "let-me-in"));
        page.Find("[data-testid=endpoint-row]").TextContent.ShouldContain("Account enabled (RISC)");
        page.FindAll("[data-testid=endpoint-renew]").ShouldBeEmpty();

        await page.Find("[data-testid=endpoint-authorize-token]").ChangeAsync(new() { Value = "another" });
        await page.Find("[data-testid=endpoint-authorize] form").SubmitAsync();
        row = await World.ReadAsync(db => db.Endpoints.SingleAsync());
        (_sending.Secrets.Open(row.Secret), row.OldSecret).ShouldBe(("another", null));
    }

    [Fact]
    public async Task What_is_parked_says_why_and_is_sent_again_by_one_click()
    {
        _sending.Receiver.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Gone));
        await _sending.AddAsync(Me.Actor);
        await World.OpenAsync();
        await _sending.SendAsync();
        var page = Render<DeliveriesPage>();

        var row = page.Find("[data-testid=delivery-row]");
        row.GetAttribute("data-state").ShouldBe("parked");
        row.TextContent.ShouldContain("Case opened");
        row.TextContent.ShouldContain("Gone for good (410)");
        page.Find("[data-testid=endpoint-state]").TextContent.ShouldContain("Gone for good (410)");

        await page.Find("[data-testid=endpoint-turn]").ClickAsync(new());
        await page.Find("[data-testid=delivery-replay]").ClickAsync(new());

        page.Find("[data-testid=replayed]").TextContent.ShouldBe("1 are sent again.");
        (await _sending.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Waiting);
    }

    [Fact]
    public async Task A_test_is_sent_and_the_list_is_filtered_by_its_address()
    {
        var id = await _sending.AddAsync(Me.Actor);
        var page = Render<DeliveriesPage>();
        await page.Find("[data-testid=endpoint-test]").ClickAsync(new());
        await _sending.SendAsync();

        _sending.Receiver.Bodies.ShouldHaveSingleItem().ShouldContain("\"type\":\"endpoint.test\"");
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/deliveries?state=delivered&endpoint={id:N}");
        var filtered = Render<DeliveriesPage>();
        filtered.FindAll("[data-testid=delivery-row]").Count.ShouldBe(1);
        filtered.FindAll("[aria-current=page]").ShouldContain(tab => tab.TextContent.Contains("Delivered", StringComparison.Ordinal));
    }

    protected override void Dispose(bool disposing)
    {
        _sending.Dispose();
        base.Dispose(disposing);
    }
}
