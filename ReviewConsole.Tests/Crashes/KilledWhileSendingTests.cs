using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Crashes;

public sealed class KilledWhileSendingOnSqliteTests : KilledWhileSendingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class KilledWhileSendingOnPostgresTests(PostgresServer server) : KilledWhileSendingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The real program, really killed (SIGKILL) between the commit of an appeal and the sending of its message, again and again on one database.</summary>
public abstract class KilledWhileSendingTests
{
    private const int InARound = 20;
    private static readonly int Kills = LongRun.Count(usually: 3, inALongRun: 100);

    [Fact]
    public async Task Of_every_appeal_that_was_acknowledged_the_platform_hears_at_least_once_whatever_was_killed_meanwhile()
    {
        await using var database = await CreateAsync();
        var heard = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var platform = await ListenAsync(heard);
        var key = await PrepareAsync(database, platform.Urls.Single());
        var (chance, acknowledged) = (new Random(11), new ConcurrentBag<string>());
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await StartAsync(database);
            await SendAsync(server, key, acknowledged, until: acknowledged.Count + 1 + chance.Next(InARound));
            await server.KillAsync();
        }

        database.LetGo();
        await using var last = await StartAsync(database);

        await Eventually.TrueAsync(() => Task.FromResult(acknowledged.All(heard.ContainsKey)));
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills);
        await using var look = new DataWorld(database, owns: false);
        await Eventually.TrueAsync(async () => await look.ReadAsync(db => db.Deliveries.AllAsync(d => d.State == DeliveryState.Delivered)));
        (await look.ReadAsync(db => db.Outbox.CountAsync(o => o.SentAt == null))).ShouldBe(0);
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private protected abstract Task<TestDatabase> CreateAsync();

    private static Task<ConsoleServer> StartAsync(TestDatabase database) =>
        ConsoleServer.StartAsync("Development", ["Demo:Enabled=false", "Webhooks:AllowedNetworks:0=127.0.0.0/8", .. database.Settings]);

    // An endpoint's secret is closed by the ring of keys in the database, so the program itself adds it.
    private static async Task<string> PrepareAsync(TestDatabase database, string hook)
    {
        await DemoPeople.AddAsync(database);
        await using var app = WholeApp.Beside(database);
        var (door, text) = (app.Services.GetRequiredService<DeedDoor>(), ApiKeyText.New());
        (await door.DoAsync(Actor.Operator, new AddKey(new WantedKey("shop", ApiScopes.All), ApiKeyText.Shown(text), ApiKeyText.Hash(text)))).Refusals.ShouldBeEmpty();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<Data.Context.ReviewDb>>().CreateDbContextAsync();
        var admin = Actor.Of((await db.Users.SingleAsync(p => p.Role == Role.Admin)).PersonId);
        (await door.DoAsync(admin, new AddEndpoint("Platform", hook + "/hook", [], app.Services.GetRequiredService<SecretBox>().Close(SignedMessage.NewSecret())))).Refusals.ShouldBeEmpty();
        return text;
    }

    // Returns as soon as so many were acknowledged in all; others are under way then.
    private static async Task SendAsync(ConsoleServer server, string key, ConcurrentBag<string> acknowledged, int until)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.WhenAll(Enumerable.Range(0, InARound * 2).Select(async _ =>
        {
            var appeal = new AnAppeal().ReceivedAt(TimeProvider.System.GetUtcNow().AddHours(-3));
            try
            {
                if ((await client.TellAsync(ApiWorld.Appeals, appeal.Line())).IsMade())
                {
                    acknowledged.Add(appeal.Id);
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or ObjectDisposedException)
            {
                // Killed before it was answered: it may be in or not.
            }

            if (acknowledged.Count >= until)
            {
                enough.TrySetResult();
            }
        }));
        await enough.Task;
    }

    private static async Task<WebApplication> ListenAsync(ConcurrentDictionary<string, int> heard)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = builder.Build();
        platform.Run(async context =>
        {
            var message = await JsonNode.ParseAsync(context.Request.Body);
            heard.AddOrUpdate((string)message!["data"]!["appealId"]!, 1, (_, times) => times + 1);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await platform.StartAsync();
        return platform;
    }
}
