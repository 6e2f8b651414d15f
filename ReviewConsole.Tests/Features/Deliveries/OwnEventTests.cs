using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Events;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <inheritdoc/>
public sealed class OwnEventOnSqliteTests : OwnEventTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task Nothing_leaves_before_a_decision_cannot_be_taken_back_any_more()
    {
        await AddAsync();
        await World.ApproveAsync(Lin, await World.OpenAsync());
        World.Clock.GoOn(TimeSpan.FromSeconds(59));
        await SendAsync();
        Receiver.Came.ShouldBeEmpty();
        World.Clock.GoOn(TimeSpan.FromSeconds(1));

        await SendAsync();

        Receiver.Came.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_400_refuses_for_good_and_everything_else_is_tried_again_with_the_same_id()
    {
        await AddAsync(types: OwnEvents.Enabled);
        await World.ApproveAsync(Lin, await World.OpenAsync());
        World.Clock.GoOn(TimeSpan.FromMinutes(1));
        Receiver.Status = HttpStatusCode.ServiceUnavailable;
        await SendAsync();
        Receiver.Status = HttpStatusCode.BadRequest;
        World.Clock.GoOn(TimeSpan.FromMinutes(1));
        await SendAsync();

        var row = (await Sending.DeliveriesAsync()).Where(d => d.Type == OwnEvents.Enabled).ShouldHaveSingleItem();
        (row.State, row.Tried, row.LastEnd, row.NextAt).ShouldBe((DeliveryState.Parked, 2, AttemptEnd.Refused, null));
        (await World.ReadAsync(db => db.DeliveryAttempts.OrderBy(a => a.Id).LastAsync())).Answer!.ShouldContain("invalid_audience");
        (await BelievedAsync(Receiver.Came.Select(c => c.Token), Key.Public)).Select(c => (string)c["jti"]!).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();

        Receiver.Status = HttpStatusCode.Accepted;
        await World.DoneAsync(Admin, new ReplayDeliveries(new ReplayRange(row.Id, null, null, null, OnlyParked: true)));
        await SendAsync();
        (await Sending.DeliveriesAsync()).Single(d => d.Id == row.Id).State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_is_never_told_and_without_aReceiver_nothing_is_written()
    {
        var silent = await World.OpenAsync();
        await World.ApproveAsync(Lin, silent);
        (await World.ReadAsync(db => db.Outbox.Where(m => m.CaseId == silent).OrderBy(m => m.Id).Select(m => m.Type).ToListAsync())).ShouldBe(["case.opened", "check.requested", "case.decided"]);

        await AddAsync();
        var id = await World.OpenAsync();
        await World.ApproveAsync(Lin, id);
        await World.DoneAsync(Lin, new Decisions.TakeBackDecision(id));
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await SendAsync();

        Receiver.Came.ShouldBeEmpty();
    }
}

/// <inheritdoc/>
public sealed class OwnEventOnPostgresTests(PostgresServer server) : OwnEventTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Security events on their way to those who want them: the same rows, attempts and parking as for webhooks.</summary>
public abstract class OwnEventTests : DataTests
{
    private const string Audience = "https://bank.example";
    private protected TokenReceiver Receiver { get; } = new();

    private protected SendingWorld Sending { get; private set; } = null!;

    private protected Actor Admin { get; private set; }

    private protected Actor Lin { get; private set; }

    private protected FreshKey Key { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (Admin, Lin) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Reviewer));
        Sending = new SendingWorld(World);
        Key = await MakeKeyAsync();

        // PostgreSQL's deeds take the server's time when they send: what was decided some minutes ago is due for both.
        var real = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        World.Clock.GoOn(real > World.Clock.Now ? real - World.Clock.Now : TimeSpan.Zero);
    }

    public override async ValueTask DisposeAsync()
    {
        Sending.Dispose();
        Receiver.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_decision_is_told_as_signed_tokens_about_the_account_when_it_cannot_be_taken_back_any_more()
    {
        await AddAsync(token: "let-me-in");
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        await World.ApproveAsync(Lin, id);
        World.Clock.GoOn(TimeSpan.FromMinutes(1));

        await SendAsync();

        var tokens = Receiver.Came.Select(c => c.Token).ToList();
        (await BelievedAsync(tokens, Key.Public)).Select(c => c["events"]!.AsObject().Single().Key).ShouldBe([EventBook.Risc + "account-enabled", EventBook.Risc + "account-credential-change-required", EventBook.Caep + "risk-level-change"], ignoreOrder: true);
        foreach (var claims in await BelievedAsync(tokens, Key.Public))
        {
            ((string?)claims["iss"], (string?)claims["aud"], (string?)claims["sub_id"]!["id"]).ShouldBe(("https://review.example", Audience, appeal.Account));
            claims.Select(c => c.Key).ShouldBe(["iss", "aud", "iat", "jti", "toe", "sub_id", "events"]);
            claims.ToJsonString().ShouldNotContain("Maria");
        }

        Receiver.Came.ShouldAllBe(c => c.Type == "application/secevent+jwt" && c.Authorization == "Bearer let-me-in");
        (await Sending.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task Webhooks_and_security_events_do_not_get_each_others_messages()
    {
        await AddAsync();
        await World.ApproveAsync(Lin, await World.OpenAsync());
        World.Clock.GoOn(TimeSpan.FromMinutes(1));
        await SendAsync();
        (await Sending.DeliveriesAsync()).Select(d => d.Type).Distinct().ShouldBe([OwnEvents.Enabled, OwnEvents.ChangeRequired, OwnEvents.RiskChanged], ignoreOrder: true);
        (await World.ReadAsync(db => db.Outbox.CountAsync(m => m.SentAt == null))).ShouldBe(3, "what is for webhooks waits for one");

        await Sending.AddAsync(Admin, "Platform");
        await Sending.SendAsync();

        Sending.Receiver.Seen.Count.ShouldBe(3);
        Receiver.Came.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_test_is_a_verification_event_and_a_newKey_signs_at_once()
    {
        var id = await AddAsync();
        var next = await MakeKeyAsync(renew: true);

        await World.DoneAsync(Admin, new TestEndpoint(id));
        await SendAsync();

        var claims = (await BelievedAsync(Receiver.Came.Select(c => c.Token), next.Public)).ShouldHaveSingleItem();
        claims["events"]!.AsObject().Single().Key.ShouldBe(EventBook.Ssf + "verification");
        ((string?)claims["sub_id"]!["id"]).ShouldBe(id.ToString("N"));
    }

    [Fact]
    public async Task Without_a_name_of_ours_or_a_readableKey_nothing_is_sent_and_somebody_can_see_why()
    {
        (await World.DoAsync(Admin, new AddEndpoint("Bank", "https://bank.example/set", ["case.opened"], "s") { Kind = EndpointKind.Events })).Refusals.Select(r => r.Code)
            .ShouldBe(["endpoint_type", "endpoint_audience", "endpoint_issuer"]);
        var id = await AddAsync();
        await World.DoneAsync(Admin, new RenewSigningKey("unreadable", "{}", "unreadable"));
        await World.DoneAsync(Admin, new TestEndpoint(id));
        await SendAsync();

        Receiver.Came.ShouldBeEmpty();
        (await Sending.DeliveriesAsync()).ShouldHaveSingleItem().LastEnd.ShouldBe(AttemptEnd.NotSigned);
    }

    private async Task<FreshKey> MakeKeyAsync(bool renew = false)
    {
        var made = TokenSigner.NewKey();
        var closed = Sending.Secrets.Close(made.Private);
        await (renew ? World.DoneAsync(Admin, new RenewSigningKey(made.Id, made.Public, closed)) : World.DoneAsync(Actor.System, new EnsureSigningKey(made.Id, made.Public, closed)));
        return made;
    }

    private protected Task<Guid> AddAsync(string token = "", params string[] types) => World.DoneAsync(Admin, new AddEndpoint("Bank", "https://bank.example/set", types, Sending.Secrets.Close(token))
    {
        Kind = EndpointKind.Events,
        Audience = Audience,
        Issuer = Sending.Own.Issuer,
    });

    // Only the receiver of tokens is asked; webhooks have their own.
    private protected async Task SendAsync()
    {
        using var sender = new WebhookSender(Receiver, World.Clock);
        var node = new Deliverer(World.Door, World.Databases, sender, Sending.Secrets, Sending.Own, World.Seals, World.Clock);
        await node.SpreadAsync(CancellationToken.None);
        foreach (var endpoint in await World.ReadAsync(db => db.Endpoints.Where(e => e.Kind == EndpointKind.Events).Select(e => e.Id).ToListAsync()))
        {
            await node.DeliverAsync(endpoint, CancellationToken.None);
        }
    }

    private protected static async Task<List<JsonObject>> BelievedAsync(IEnumerable<string> tokens, string key)
    {
        var all = new List<JsonObject>();
        foreach (var token in tokens)
        {
            var believed = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuer = "https://review.example",
                ValidAudience = Audience,
                ValidTypes = ["secevent+jwt"],
                ValidAlgorithms = ["ES256"],
                IssuerSigningKey = new JsonWebKey(key),
                RequireExpirationTime = false,
                ValidateLifetime = false,
            });
            believed.IsValid.ShouldBeTrue(believed.Exception?.Message);
            all.Add(JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject());
        }

        return all;
    }
}

/// <summary>Somebody who takes security events.</summary>
internal sealed class TokenReceiver : HttpMessageHandler
{
    public HttpStatusCode Status { get; set; } = HttpStatusCode.Accepted;

    public List<(string Token, string? Type, string? Authorization)> Came { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (Came)
        {
            Came.Add((token, request.Content.Headers.ContentType?.MediaType, request.Headers.Authorization?.ToString()));
        }

        return new HttpResponseMessage(Status) { Content = new StringContent(Status == HttpStatusCode.Accepted ? "" : """{ "err": "invalid_audience", "description": "Not ours." }""") };
    }
}
