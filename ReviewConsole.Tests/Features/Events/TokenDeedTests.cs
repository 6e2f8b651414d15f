using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <inheritdoc/>
public sealed class TokenDeedOnSqliteTests : TokenDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class TokenDeedOnPostgresTests(PostgresServer server) : TokenDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>What becomes of a token that is believed.</summary>
public abstract class TokenDeedTests : DataTests
{
    private const string Changed = EventBook.Risc + "recovery-information-changed";
    private readonly AnIssuer _issuer = new();
    private Guid _id;
    private Actor _admin;
    private int _tokens;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await World.AddPersonAsync(Role.Admin);
        _id = await World.DoneAsync(_admin, new AddIssuer(AnIssuer.Name, AnIssuer.Audience, _issuer.Pem));
    }

    public override async ValueTask DisposeAsync()
    {
        _issuer.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_signal_goes_on_every_open_case_of_its_account_once_and_is_told()
    {
        var appeal = new AnAppeal();
        var (one, other) = (await World.OpenAsync(appeal), await World.OpenAsync(new AnAppeal().With("account.id", appeal.Account)));
        var stranger = await World.OpenAsync();
        var token = Token(Changed, new EventSubject(appeal.Account, null, null));

        (await TakeAsync(token)).ShouldBe(TokenBecame.OnCase);
        (await TakeAsync(token)).ShouldBe(TokenBecame.OnCase, "the same again");

        foreach (var id in new[] { one, other })
        {
            (await CodesAsync(id)).ShouldBe(["failed_burst", "recovery_info_changed"]);
            (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Count(f => f.Kind == FactKinds.SignalAdded).ShouldBe(1);
        }

        (await CodesAsync(stranger)).ShouldBe(["failed_burst"]);
        (await World.ReadAsync(db => db.CaseRows.SingleAsync(r => r.Id == one))).SignalCount.ShouldBe(2);
        (await World.ReadAsync(db => db.KeptSignals.CountAsync())).ShouldBe(0);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_token_many_times_at_once_takes_effect_once()
    {
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        var token = Token(Changed, new EventSubject(appeal.Account, null, null));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TakeAsync(token))));

        answers.ShouldAllBe(became => became == TokenBecame.OnCase);
        (await CodesAsync(id)).Count.ShouldBe(2);
        (await World.ReadAsync(db => db.EventTokens.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Another_token_under_a_known_id_is_refused_and_so_is_one_of_an_issuer_that_was_turned_off()
    {
        var token = Token(Changed, new EventSubject("xy-none", null, null));
        await TakeAsync(token);

        (await World.DoAsync(Actor.Platform, new TakeToken(token, _id, "another"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("event_reused");
        await World.DoneAsync(_admin, new TurnIssuer(_id, On: false));
        (await World.DoAsync(Actor.Platform, new TakeToken(Token(Changed, null), _id, "x"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("event_issuer");
    }

    [Fact]
    public async Task A_signal_about_an_account_without_a_case_waits_for_its_next_and_for_no_other()
    {
        var appeal = new AnAppeal();
        (await TakeAsync(Token(Changed, new EventSubject(appeal.Account, null, null)))).ShouldBe(TokenBecame.Kept);
        (await World.ReadAsync(db => db.KeptSignals.SingleAsync())).Whose.ShouldNotContain(appeal.Account);
        await World.OpenAsync();

        var id = await World.OpenAsync(appeal);

        (await CodesAsync(id)).ShouldBe(["failed_burst", "recovery_info_changed"]);
        (await World.ReadAsync(db => db.KeptSignals.CountAsync())).ShouldBe(0);
        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Select(f => f.Kind).ShouldBe([FactKinds.CaseOpened, FactKinds.SignalAdded]);
    }

    [Fact]
    public async Task A_phone_number_finds_the_accounts_it_is_bound_to_however_it_is_written()
    {
        var bound = await World.OpenAsync(new AnAppeal().With("account.phone", "13900001111"));
        var abroad = await World.OpenAsync(new AnAppeal().With("account.phone", "+1 390 000 1111"));
        var recycled = EventBook.Risc + "identifier-recycled";

        (await TakeAsync(Token(recycled, new EventSubject(null, "+8613900001111", null)))).ShouldBe(TokenBecame.OnCase);
        (await CodesAsync(bound)).ShouldBe(["failed_burst", "number_recycled"]);
        (await CodesAsync(abroad)).ShouldBe(["failed_burst"], "the same digits in another country");

        (await TakeAsync(Token(recycled, new EventSubject(null, "+8613700002222", null)))).ShouldBe(TokenBecame.Kept);
        (await CodesAsync(await World.OpenAsync(new AnAppeal().With("account.phone", "137 0000 2222")))).ShouldContain("number_recycled");
    }

    [Fact]
    public async Task What_two_people_judge_already_is_left_alone_and_joins_when_the_case_takes_signals_again()
    {
        var (lin, lead, second) = (await World.AddPersonAsync(Role.Reviewer), await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Reviewer));
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        await World.DoneAsync(lead, new DemandSecond(id, "It was in the papers."));
        var token = await World.ClaimAsync(lin, id);
        await World.CheckAsync(lin, id, token, "in_person", Domain.Verification.CheckState.Passed);
        await World.DoneAsync(lin, new ProposeDecision(id, token, CaseSteps.ToApprove()));

        (await TakeAsync(Token(Changed, new EventSubject(appeal.Account, null, null)))).ShouldBe(TokenBecame.Held);
        (await World.DoneAsync(Actor.System, new JoinSignals(id))).ShouldBe(0);
        (await CodesAsync(id)).ShouldBe(["failed_burst"]);
        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value))[^1].Kind.ShouldBe(FactKinds.SignalHeld);

        await World.DoneAsync(second, new JudgeCase(id, await World.ClaimAsync(second, id), CaseSteps.ToApprove() with { InternalNote = "Seen by the clerk, with the document." }));
        await World.DoneAsync(Actor.System, new KeepEvents());
        (await World.CaseAsync(id)).State.ShouldBe(CaseState.Decided);
        (await World.ReadAsync(db => db.KeptSignals.SingleAsync())).Beside.ShouldBeNull("it waits for the next now");
        (await CodesAsync(await World.OpenAsync(new AnAppeal().With("account.id", appeal.Account)))).ShouldContain("recovery_info_changed");
    }

    [Fact]
    public async Task What_is_no_signal_is_written_down_and_what_names_nobody_or_is_unknown_is_let_go_visibly()
    {
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        var (theirs, nobodys) = (new EventSubject(appeal.Account, null, null), new EventSubject("xy-none", null, null));

        (await TakeAsync(Token(EventBook.Risc + "account-enabled", theirs))).ShouldBe(TokenBecame.Noted);
        (await TakeAsync(Token(EventBook.Risc + "account-enabled", nobodys))).ShouldBe(TokenBecame.NoCase);
        (await TakeAsync(Token(Changed, null))).ShouldBe(TokenBecame.Nobody);
        (await TakeAsync(Token(EventBook.Risc + "opt-in", theirs))).ShouldBe(TokenBecame.Ignored);
        (await TakeAsync(Token("https://elsewhere.example/thing", theirs))).ShouldBe(TokenBecame.Unknown);

        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Select(f => f.Kind).ShouldBe([FactKinds.CaseOpened, FactKinds.EventNoted]);
        (await World.FactsAsync(Streams.Events)).Count(f => f.Kind == FactKinds.EventTaken).ShouldBe(5);
        (await World.ReadAsync(db => db.EventTokens.OrderBy(t => t.Id).Select(t => t.Events).ToListAsync())).ShouldBe(["account-enabled", "account-enabled", "recovery-information-changed", "opt-in", "?"]);
    }

    [Fact]
    public async Task A_denial_must_find_what_came_meanwhile_and_a_new_round_gets_what_was_kept()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        var token = await World.ClaimAsync(lin, id);
        await TakeAsync(Token(Changed, new EventSubject(appeal.Account, null, null)));
        await World.CheckAsync(lin, id, token, "in_person", Domain.Verification.CheckState.Passed);
        await World.DoneAsync(lin, new DecideCase(id, token, CaseSteps.ToApprove()));
        (await World.CaseAsync(id)).Decided!.Findings.Select(f => f.Finding).ShouldBe([Finding.Untested, Finding.Untested]);

        (await TakeAsync(Token(EventBook.Risc + "recovery-activated", new EventSubject(appeal.Account, null, null)))).ShouldBe(TokenBecame.Kept, "a decided case takes none");
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await World.OpenAsync(new AnAppeal().Against(appeal.Restriction).With("account.id", appeal.Account));

        (await World.CaseAsync(id)).Round.ShouldBe(2);
        (await CodesAsync(id)).ShouldBe(["failed_burst", "recovery_used"]);
    }

    [Fact]
    public async Task What_says_nothing_any_more_is_forgotten_and_so_are_tokens_too_old_to_come_again()
    {
        await TakeAsync(Token(Changed, new EventSubject("xy-none", null, null)));
        World.Clock.GoOn(TimeSpan.FromDays(29));
        await World.DoneAsync(Actor.System, new KeepEvents());
        (await World.ReadAsync(async db => (await db.EventTokens.CountAsync(), await db.KeptSignals.CountAsync()))).ShouldBe((1, 1));

        World.Clock.GoOn(TimeSpan.FromDays(152));
        await World.DoneAsync(Actor.System, new KeepEvents());

        (await World.ReadAsync(async db => (await db.EventTokens.CountAsync(), await db.KeptSignals.CountAsync()))).ShouldBe((0, 0));
    }

    private EventToken Token(string type, EventSubject? subject) =>
        new(AnIssuer.Name, $"jti-{++_tokens}", World.Clock.Now, [new SecurityEvent(type, World.Clock.Now, subject)]);

    private Task<TokenBecame> TakeAsync(EventToken token) => World.DoneAsync(Actor.Platform, new TakeToken(token, _id, token.Id));

    private async Task<List<string>> CodesAsync(CaseId id) => [.. (await World.CaseAsync(id)).Signals.Select(s => s.Code)];
}
