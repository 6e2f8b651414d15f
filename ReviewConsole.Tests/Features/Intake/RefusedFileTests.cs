using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>The kept lines as a file, over HTTP.</summary>
public sealed class RefusedFileTests : IAsyncLifetime
{
    private DataWorld _world = null!;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _world = new DataWorld(await TestDatabase.SqliteAsync());
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_world.Door).AddSingleton(new KeptLines(_world.Services.GetRequiredService<IDbContextFactory<ReviewDb>>()));
        builder.Services.AddMayPolicies();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("test", null);
        _app = builder.Build();
        _app.MapIntakeRoom();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_lead_gets_every_waiting_line_with_its_reasons_and_that_is_recorded()
    {
        var lead = await _world.AddPersonAsync(Role.Lead);
        var odd = new AnAppeal().With("colour", "red").With("account.displayName", "徐女士");
        await _world.ImportAsync(AFile.Of("{ broken", odd.Line()), "monday.jsonl");

        var answer = await GetAsync(lead, Role.Lead);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("refused-appeals.jsonl");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => (l.GetProperty("source").GetString(), l.GetProperty("line").GetInt32(), l.GetProperty("text").GetString())).ShouldBe(
            [("monday.jsonl", 1, "{ broken"), ("monday.jsonl", 2, odd.Line())], ignoreOrder: true);
        var reason = lines.Single(l => l.GetProperty("line").GetInt32() == 2).GetProperty("refusals")[0];
        (reason.GetProperty("code").GetString(), reason.GetProperty("member").GetString()).ShouldBe(("unknown_member", "colour"));
        reason.GetProperty("sentence").GetString().ShouldBe("“colour” is unknown here. Is it misspelt?");
        (await _world.FactsAsync(Streams.Intake))[^1].ShouldSatisfyAllConditions(f => f.Kind.ShouldBe(FactKinds.RefusedCopied), f => f.Actor.ShouldBe(lead.Key));
    }

    [Fact]
    public async Task Nobody_else_gets_it_whatever_their_cookie_says()
    {
        await _world.ImportAsync(AFile.Of("{ broken"));
        var reviewer = await _world.AddPersonAsync(Role.Reviewer);

        (await GetAsync(null, Role.Lead)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(reviewer, Role.Reviewer)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var stale = await GetAsync(reviewer, Role.Lead);
        stale.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stale.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> GetAsync(Actor? actor, Role role)
    {
        using var client = _app.GetTestClient();
        if (actor is { } who)
        {
            client.DefaultRequestHeaders.Add("X-Person", who.Key + " " + role);
        }

        return await client.GetAsync(Urls.RefusedAppeals);
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Person"].ToString().Split(' ') is not [var id, var role])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Role, role)], "test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "test")));
        }
    }
}
