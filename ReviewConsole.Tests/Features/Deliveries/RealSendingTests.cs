using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>The whole program sends over real sockets to a platform on this machine, which the operator allowed.</summary>
public sealed class RealSendingTests
{
    [Fact]
    public async Task What_is_opened_arrives_signed_a_moment_later_and_a_bad_answer_is_cut_not_followed()
    {
        var came = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var secret = SignedMessage.NewSecret();
        await using var platform = await StartAsync(secret, came);
        var root = platform.Urls.Single();
        await using var app = await WholeApp.WithPeopleAsync("Webhooks:AllowedNetworks:0=127.0.0.0/8");
        var door = app.Services.GetRequiredService<DeedDoor>();
        var closed = app.Services.GetRequiredService<SecretBox>().Close(secret);
        foreach (var (name, path) in new[] { ("Good", "/good"), ("Elsewhere", "/elsewhere"), ("Endless", "/endless") })
        {
            (await door.DoAsync(Actor.Operator, new AddEndpoint(name, root + path, [], closed))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed", "only an administrator");
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContextAsync();
            var admin = Actor.Of((await db.Users.SingleAsync(p => p.Role == Role.Admin)).PersonId);
            (await door.DoAsync(admin, new AddEndpoint(name, root + path, [], closed))).Refusals.ShouldBeEmpty();
        }

        (await door.DoAsync(Actor.Platform, new OpenCase(new AnAppeal().Message()))).Refusals.ShouldBeEmpty();

        await Eventually.TrueAsync(async () => (await TriedAsync(app)).Count == 3);
        var tried = await TriedAsync(app);
        tried["Good"].ShouldBe((DeliveryState.Delivered, AttemptEnd.Taken));
        tried["Elsewhere"].ShouldBe((DeliveryState.Waiting, AttemptEnd.Redirect));
        tried["Endless"].ShouldBe((DeliveryState.Waiting, AttemptEnd.LongAnswer));
        came.Keys.ShouldBe(["/elsewhere", "/endless", "/good"], ignoreOrder: true, "nothing came to where the redirect pointed");
        came["/good"].ShouldContain("\"type\":\"case.opened\"");
    }

    [Fact]
    public async Task A_security_event_arrives_signed_with_the_key_that_everybody_finds_at_its_address()
    {
        var came = new TaskCompletionSource<(string Token, string? Type)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bank = await StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            came.TrySetResult((await body.ReadToEndAsync(), context.Request.ContentType));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        await using var app = await WholeApp.WithPeopleAsync("Webhooks:AllowedNetworks:0=127.0.0.0/8", "Events:Issuer=https://review.example");
        var door = app.Services.GetRequiredService<DeedDoor>();
        using var anybody = app.Visit();
        var keys = "";
        await Eventually.TrueAsync(async () => (keys = await anybody.GetStringAsync(Urls.SigningKeys)).Contains("kid", StringComparison.Ordinal));
        keys.ShouldNotContain("\"d\"");
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContextAsync();
        var admin = Actor.Of((await db.Users.SingleAsync(p => p.Role == Role.Admin)).PersonId);
        var added = await door.DoAsync(admin, new AddEndpoint("Bank", bank.Urls.Single() + "/set", [], app.Services.GetRequiredService<SecretBox>().Close(""))
        {
            Kind = EndpointKind.Events,
            Audience = "https://bank.example",
            Issuer = app.Services.GetRequiredService<OwnName>().Issuer,
        });

        (await door.DoAsync(admin, new TestEndpoint(added.Answer))).Refusals.ShouldBeEmpty();

        var (token, type) = await came.Task.WaitAsync(TimeSpan.FromMinutes(1));
        type.ShouldBe(TokenSeal.MediaType);
        var opened = TokenSeal.Open(System.Text.Encoding.ASCII.GetBytes(token)).Answer;
        (await TokenSeal.WhyNotBelievedAsync(opened, "https://review.example", "https://bank.example", PublicKeys.Of(PublicKeys.Read(keys).Answer))).ShouldBeNull("another program like ours believes it");
        await Eventually.TrueAsync(async () => (await TriedAsync(app)).Values.All(tried => tried == (DeliveryState.Delivered, AttemptEnd.Taken)));
    }

    private static async Task<Dictionary<string, (DeliveryState, AttemptEnd)>> TriedAsync(WholeApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContextAsync();
        return await db.Deliveries.AsNoTracking().Where(d => d.LastAt != null).Join(db.Endpoints, d => d.Endpoint, e => e.Id, (d, e) => new { e.Name, d.State, d.LastEnd })
            .ToDictionaryAsync(d => d.Name, d => (d.State, d.LastEnd));
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = builder.Build();
        platform.Run(answer);
        await platform.StartAsync();
        return platform;
    }

    private static Task<WebApplication> StartAsync(string secret, ConcurrentDictionary<string, string> came) =>
        StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var (headers, bytes) = (context.Request.Headers, body.ToArray());
            SignedMessage.Verify([secret], headers[SignedMessage.Id], headers[SignedMessage.Timestamp], headers[SignedMessage.Signature], bytes, TimeProvider.System.GetUtcNow())
                .ShouldBe(Disbelief.No);
            came[context.Request.Path] = System.Text.Encoding.UTF8.GetString(bytes);
            switch (context.Request.Path.Value)
            {
                case "/elsewhere":
                    context.Response.Redirect("/inside", permanent: false, preserveMethod: true);
                    break;
                case "/endless":
                    while (!context.RequestAborted.IsCancellationRequested)
                    {
                        await context.Response.Body.WriteAsync(new byte[16 * 1024], context.RequestAborted);
                    }

                    break;
                default:
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                    break;
            }
        });
}
