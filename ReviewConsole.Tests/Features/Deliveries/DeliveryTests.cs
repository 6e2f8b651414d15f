using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <inheritdoc/>
public sealed class DeliveryOnSqliteTests : DeliveryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task What_is_not_taken_is_tried_ten_times_over_three_days_and_then_parked_for_somebody_to_see()
    {
        Sending.Receiver.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("out of\r\norder") });
        await Sending.AddAsync(Admin);
        await World.OpenAsync();
        await Sending.SendAsync();
        for (var at = 0; at < 12; at++)
        {
            if ((await Sending.Node().LookAsync(CancellationToken.None)).Next is { } next)
            {
                World.Clock.GoOn(next - World.Clock.Now);
                await Sending.SendAsync();
            }
        }

        var row = (await Sending.DeliveriesAsync()).ShouldHaveSingleItem();
        (row.State, row.Tried, row.NextAt, row.LastStatus).ShouldBe((DeliveryState.Parked, 10, null, 500));
        (World.Clock.Now - row.CreatedAt).ShouldBeGreaterThan(TimeSpan.FromHours(75));
        Sending.Receiver.Seen.ShouldHaveSingleItem().Value.ShouldBe(10, "always the same id");
        Sending.Receiver.Bodies.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await World.ReadAsync(db => db.DeliveryAttempts.AsNoTracking().FirstAsync())).Answer.ShouldBe("out of  order");
    }

    [Fact]
    public async Task Who_asks_us_to_wait_is_left_alone_until_then()
    {
        await Sending.AddAsync(Admin);
        Sending.Receiver.Answer = (_, _) =>
        {
            var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            busy.Headers.RetryAfter = new(TimeSpan.FromMinutes(10));
            return Task.FromResult(busy);
        };
        await World.OpenAsync();
        await Sending.SendAsync();
        Sending.Receiver.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        await World.OpenAsync();
        await Sending.SendAsync();

        Sending.Receiver.Taken.ShouldBeEmpty("the second waits, too");
        (await Sending.Node().LookAsync(CancellationToken.None)).Next!.Value.ShouldBe(World.Clock.Now.AddMinutes(10), TimeSpan.FromMilliseconds(1));
        World.Clock.GoOn(TimeSpan.FromMinutes(10));
        await Sending.SendAsync();

        Sending.Receiver.Taken.Count.ShouldBe(2);
        (await Sending.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_decision_leaves_when_it_cannot_be_taken_back_any_more_and_never_before()
    {
        await Sending.AddAsync(Admin, types: "case.decided");
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var (kept, back) = (await World.OpenAsync(), await World.OpenAsync());
        await World.ApproveAsync(lin, kept);
        await World.ApproveAsync(lin, back);
        await World.DoneAsync(lin, new Decisions.TakeBackDecision(back));
        World.Clock.GoOn(TimeSpan.FromSeconds(59));
        await Sending.SendAsync();
        Sending.Receiver.Seen.ShouldBeEmpty();
        World.Clock.GoOn(TimeSpan.FromSeconds(1));

        await Sending.SendAsync();

        var sent = JsonNode.Parse(Sending.Receiver.Bodies.ShouldHaveSingleItem())!;
        sent["type"]!.GetValue<string>().ShouldBe("case.decided");
        sent["data"]!["caseNumber"]!.GetValue<string>().ShouldBe((await World.CaseAsync(kept)).Number.Value);
    }

    [Fact]
    public async Task A_decision_that_nobody_has_taken_and_nobody_tries_to_send_is_an_alarm_until_somebody_has_it()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var (unheard, heard) = (await World.OpenAsync(), await World.OpenAsync());
        var first = await Sending.AddAsync(Admin);
        await World.ApproveAsync(lin, unheard);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await World.DoneAsync(Actor.System, new SpreadOutbox());
        await World.DoneAsync(Admin, new TurnEndpoint(first, On: false));
        (await UnheardAsync()).ShouldBe([unheard]);
        await Sending.AddAsync(Admin, "Second");
        await World.ApproveAsync(lin, heard);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await Sending.SendAsync();

        (await UnheardAsync()).ShouldBe([unheard], "what is parked at one and taken by another is heard");
        (await World.ReadAsync(db => db.UnheardOf(unheard).ToListAsync())).ShouldBe(["case.decided"]);
        (await World.ReadAsync(db => db.CaseRows.Unheard(db).Select(r => r.Id).ToListAsync())).ShouldBe([unheard]);
        await World.DoneAsync(Actor.Platform, new Decisions.ReportEffect(unheard, (await World.CaseAsync(unheard)).Decided!.Id, Domain.Decisions.EffectResult.Lifted, FaceDemanded: false, ""));
        (await UnheardAsync()).ShouldBeEmpty("it was carried out all the same");
    }

    private Task<List<CaseId>> UnheardAsync() => World.ReadAsync(db => db.UnheardCases().ToListAsync());

    [Fact]
    public async Task Among_refusals_resets_waits_and_endless_answers_every_message_is_delivered_or_parked_and_taken_once_by_id()
    {
        var many = LongRun.Count(1_000, 10_000);
        await Sending.AddAsync(Admin);
        await World.Door.WriteAsync((db, now) =>
        {
            for (var at = 0; at < many; at++)
            {
                db.Add(new OutboxRow { Id = Guid.CreateVersion7(), Type = "case.decided", CaseId = null, Data = "{\"decisionId\":\"x\"}", CreatedAt = now, NotBefore = now });
            }

            return Task.CompletedTask;
        });
        Sending.Receiver.Answer = Chaos.AnswerAsync;

        await Sending.SendAsync();
        while ((await Sending.Node().LookAsync(CancellationToken.None)).Next is { } next)
        {
            World.Clock.GoOn(next > World.Clock.Now ? next - World.Clock.Now : TimeSpan.FromSeconds(1));
            await Sending.SendAsync();
        }

        var rows = await Sending.DeliveriesAsync();
        rows.Count.ShouldBe(many);
        rows.ShouldAllBe(d => d.State != DeliveryState.Waiting);
        rows.Count(d => d.State == DeliveryState.Delivered).ShouldBeGreaterThan(many * 9 / 10);
        rows.Where(d => d.State == DeliveryState.Delivered).Select(d => Deliverer.IdOf(d.Message)).Except(Sending.Receiver.Taken.Keys, StringComparer.Ordinal).ShouldBeEmpty("delivered is what was taken");

        // A receiver makes each effect once by the id: there are no more ids than messages, however often each came.
        Sending.Receiver.Seen.Keys.ShouldBe(rows.Select(d => Deliverer.IdOf(d.Message)), ignoreOrder: true);
        Sending.Receiver.Seen.Values.Max().ShouldBeGreaterThan(1);
    }
}

/// <inheritdoc/>
public sealed class DeliveryOnPostgresTests(PostgresServer server) : DeliveryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Messages on their way to the platform, over the real databases.</summary>
public abstract class DeliveryTests : DataTests
{
    private protected Actor Admin { get; private set; }

    private protected SendingWorld Sending { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Admin = await World.AddPersonAsync(Role.Admin);
        Sending = new SendingWorld(World);

        // PostgreSQL's deeds take the server's time: what is written is due for both.
        var real = TimeProvider.System.GetUtcNow();
        World.Clock.GoOn(real > World.Clock.Now ? real - World.Clock.Now : TimeSpan.Zero);
    }

    public override async ValueTask DisposeAsync()
    {
        Sending.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_waits_for_an_endpoint_and_leaves_when_there_is_one()
    {
        await World.OpenAsync();
        await Sending.SendAsync();
        (await Sending.DeliveriesAsync()).ShouldBeEmpty();

        await Sending.AddAsync(Admin);
        await Sending.AddAsync(Admin, "Risk", "signals.reviewed");
        await Sending.SendAsync();
        await Sending.SendAsync();

        var row = (await Sending.DeliveriesAsync()).ShouldHaveSingleItem();
        (row.State, row.Tried, row.LastEnd).ShouldBe((DeliveryState.Delivered, 1, AttemptEnd.Taken));
        Sending.Receiver.Seen.ShouldHaveSingleItem().ShouldBe(new(Deliverer.IdOf(row.Message), 1));
        Sending.Receiver.Bodies.Single().ShouldNotContain("xy-829341");
    }

    [Fact]
    public async Task Two_nodes_send_each_message_once()
    {
        await using var other = World.AnotherNode();
        await Sending.AddAsync(Admin);
        for (var at = 0; at < 40; at++)
        {
            await World.OpenAsync();
        }

        await Task.WhenAll(Sending.SendAsync(), Sending.SendAsync(other), Sending.SendAsync(), Sending.SendAsync(other));
        await Sending.SendAsync();

        Sending.Receiver.Seen.Count.ShouldBe(40);
        Sending.Receiver.Seen.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_for_good_is_put_off_and_what_waits_for_it_is_parked_not_dropped()
    {
        Sending.Receiver.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Gone));
        var id = await Sending.AddAsync(Admin);
        await World.OpenAsync();
        await Sending.SendAsync();
        await World.OpenAsync();
        await Sending.SendAsync();

        (await World.ReadAsync(db => db.Endpoints.SingleAsync(e => e.Id == id))).OffWhy.ShouldBe(EndpointOff.Gone);
        (await Sending.DeliveriesAsync()).Select(d => d.State).ShouldBe([DeliveryState.Parked, DeliveryState.Parked]);
        (await World.DoAsync(Admin, new ReplayDeliveries(new ReplayRange(null, id, null, null, OnlyParked: true)))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_to_replay");

        Sending.Receiver.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        await World.DoneAsync(Admin, new TurnEndpoint(id, On: true));
        (await World.DoneAsync(Admin, new ReplayDeliveries(new ReplayRange(null, id, null, null, OnlyParked: true)))).ShouldBe(2);
        await Sending.SendAsync();

        (await Sending.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Delivered);
        (await World.FactsAsync(Streams.Deliveries)).Select(f => f.Kind).ShouldBe([FactKinds.EndpointAdded, FactKinds.EndpointOff, FactKinds.EndpointOn, FactKinds.DeliveriesReplayed]);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_renewed_secret_signs_beside_the_old_one()
    {
        var id = await Sending.AddAsync(Admin);
        Sending.Receiver.Answer = (_, times) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("http://127.0.0.1/") } });
        await World.DoneAsync(Admin, new RenewSecret(id, Sending.Secrets.Close("whsec_" + Convert.ToBase64String(new byte[32]))));
        await World.OpenAsync();

        await Sending.SendAsync();

        (await World.DoAsync(Admin, new RenewSecret(id, "another"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("secret_renewed");

        // The receiver knows the old secret only, and believed it.
        (await Sending.DeliveriesAsync()).ShouldHaveSingleItem().LastEnd.ShouldBe(AttemptEnd.Redirect);
        Sending.Receiver.Seen.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_endpoint_is_refused_for_each_thing_that_is_wrong_with_it()
    {
        await Sending.AddAsync(Admin);

        (await World.DoAsync(Admin, new AddEndpoint(" ", "ftp://x", ["nothing"], "s"))).Refusals.Select(r => r.Code).ShouldBe(["endpoint_name", "endpoint_url", "endpoint_type"]);
        (await World.DoAsync(Admin, new AddEndpoint("platform", "https://other.example/", [], "s"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("endpoint_known");
        (await World.DoAsync(Admin, new TestEndpoint(Guid.NewGuid()))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("endpoint_unknown");
    }
}

/// <summary>A receiver on a bad day: three of ten are refused, reset, late or throttled.</summary>
internal static class Chaos
{
    public static Task<HttpResponseMessage> AnswerAsync(string id, int times)
    {
        // By the id and the attempt, so that a failing run fails again.
        var dice = (Convert.ToInt32(id[^6..], 16) + (times * 7919)) % 100;
        return dice switch
        {
            < 12 => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway)),
            < 18 => throw new HttpRequestException("reset"),
            < 22 => throw new TaskCanceledException("late"),
            < 26 => Task.FromResult(Throttled()),
            < 30 => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[80 * 1024]) }),
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)),
        };
    }

    private static HttpResponseMessage Throttled()
    {
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(20));
        return busy;
    }
}
