using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Who may open what: the table of design.md §6, asked over HTTP. A page that is not in the table fails the test.</summary>
public sealed class PageAccessTests
{
    // R reviewer, L lead, A auditor, D administrator.
    private static readonly Dictionary<string, (string Address, string Who)> Table = new(StringComparer.Ordinal)
    {
        ["/queue"] = ("/queue", "RLA"),
        ["/queue/order"] = ("/queue/order", "RLA"),
        ["/cases/{Number}"] = ("/cases/AP-2026-000123", "RLA"),
        ["/import"] = ("/import", "L"),
        ["/team"] = ("/team", "L"),
        ["/team/rules"] = ("/team/rules", "L"),
        ["/queue/several"] = ("/queue/several", "RL"),
        ["/quality"] = ("/quality", "LA"),
        ["/quality/mine"] = ("/quality/mine", "RL"),
        ["/quality/{Id:guid}"] = ("/quality/0190a0b0-0000-7000-8000-000000000001", "RL"),
        ["/signals"] = ("/signals", "LA"),
        ["/dashboard"] = ("/dashboard", "LA"),
        ["/people"] = ("/people", "D"),
        ["/journal"] = ("/journal", "LAD"),
        ["/deliveries"] = ("/deliveries", "D"),
        ["/keys"] = ("/keys", "D"),
        ["/events"] = ("/events", "D"),
        ["/take-in"] = ("/take-in", "RL"),
        ["/settings"] = ("/settings", "RLAD"),
        ["/not-found"] = ("/not-found", "RLAD"),
    };

    private static readonly (char Letter, string Email)[] People =
        [('R', DemoPeople.Reviewer), ('L', DemoPeople.Lead), ('A', DemoPeople.Auditor), ('D', DemoPeople.Admin)];

    // Everybody may ask these; each is a plain page, a file, or says for itself that it is open.
    private static readonly string[] Open = ["/sign-in", "/set-password", "/preferences", "/api/{*rest}", "/openapi", "/openapi/v1.json", "/.well-known/jwks.json", "/status", "/status/case", "/status/case/answer", "/status/case/withdraw", "/status/case/undo", "/status/case/right", "/status/case/right/undo", "/status/case/leave", "/health/live", "/health/ready"];

    private static IReadOnlyList<(Type Page, string Template)> Pages { get; } =
    [
        .. from type in typeof(Program).Assembly.GetTypes()
           from route in type.GetCustomAttributes<RouteAttribute>()
           select (type, route.Template),
    ];

    [Fact]
    public void Every_page_stands_in_the_table() => Pages.Select(p => p.Template).Except(Table.Keys, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_page_names_exactly_one_permission()
    {
        Pages.Count.ShouldBeGreaterThan(3);
        Pages.Where(p => p.Page.GetCustomAttributes<AuthorizeAttribute>().Count() != 1 || p.Page.GetCustomAttribute<RequireMayAttribute>() is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_opens_for_those_it_is_for_and_for_nobody_else()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (letter, email) in People)
        {
            using var client = await app.VisitAsAsync(email);
            foreach (var (address, who) in Pages.Select(p => Table[p.Template]))
            {
                using var answer = await client.GetAsync(address);
                var expected = who.Contains(letter, StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                asked++;
                if (answer.StatusCode != expected)
                {
                    wrong.Add($"{email} {address}: {answer.StatusCode}, expected {expected}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBe(People.Length * Pages.Count);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_back_again_whatever_the_address()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        foreach (var address in Pages.Select(p => Table[p.Template].Address).Append("/nowhere"))
        {
            using var answer = await client.GetAsync(address);

            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
            answer.Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        }
    }

    [Fact]
    public async Task A_circuit_is_not_opened_for_nobody()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        using var negotiate = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        using var initializers = await client.GetAsync("/_blazor/initializers");

        negotiate.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        initializers.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_neither_a_page_nor_said_to_be_open_needs_somebody_signed_in()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var open = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !File.Exists(Path.Combine(Repository.Root, "wwwroot", route.TrimStart('/'))) && !IsFile(route));

        endpoints.Count.ShouldBeGreaterThan(20);
        open.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(Open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_open_a_page_is_told_so_in_words_of_their_language()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = await app.VisitAsAsync(DemoPeople.Reviewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var answer = await client.GetAsync("/people");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.ShouldContain("lang=\"zh-Hans\"");
        page.ShouldContain("您的角色无法打开此页");
    }

    // Static files with a fingerprint or a compressed twin, and what libraries bring.
    private static bool IsFile(string route) =>
        route.StartsWith("/_content/", StringComparison.Ordinal) || route.StartsWith("/_framework/", StringComparison.Ordinal)
        || Path.GetExtension(route) is ".css" or ".js" or ".svg" or ".gz" or ".br";
}
